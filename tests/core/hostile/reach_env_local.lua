-- Reaches for a constant environment, which stock Lua compiles wrongly. expect: is not available in scenarios
local _ENV <const> = {}
x = 1
