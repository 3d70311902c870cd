-- A string indexed through its metatable again and again. expect: is not available in scenarios
local s = "x"
return s.a.b.c.d
