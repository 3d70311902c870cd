-- An end too many. expect: can't be read as Lua
end
