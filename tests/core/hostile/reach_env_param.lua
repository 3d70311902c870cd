-- Reaches for the environment as a parameter. expect: is not available in scenarios
local function f(_ENV) x = 1 end
f({})
