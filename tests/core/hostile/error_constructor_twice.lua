-- A table given twice to constructors. expect: already given
local t = scenario {}
return scenario(t)
