-- A missing name in a sum, then a real mistake. expect: call a nil value
local x = remedy + 1 .. "x"
local y = -x < #x
local t = {}
t.f(y)
