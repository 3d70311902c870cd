-- A table as a key of a table that a function sees. expect: as a key
local t = {}
t[t] = 1
return function() return t end
