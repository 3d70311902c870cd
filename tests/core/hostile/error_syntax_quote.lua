-- A text that is not closed. expect: can't be read as Lua
return "abc
