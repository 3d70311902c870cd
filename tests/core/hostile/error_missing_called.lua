-- A missing name called, then a real mistake. expect: index a nil value
remedy()
local t = {}
return t.a.b
