-- goto without a label. expect: can't be read as Lua
goto nowhere
