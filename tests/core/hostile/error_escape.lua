-- An escape that is none. expect: can't be read as Lua
return "\q"
