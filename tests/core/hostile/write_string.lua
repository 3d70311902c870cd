-- Gives texts a new field. expect: index a string value
local s = "x"
s.upper = 1
