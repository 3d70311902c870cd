-- A constant written. expect: can't be read as Lua
local x <const> = 1
x = 2
