-- A table indexed with nan. expect: index is NaN
local t = {}
t[0 / 0] = 1
