-- Arithmetic on nothing. expect: arithmetic on
local t = {}
return t.a + 1
