-- Sorting a list with gaps. expect: without gaps
local t = { 1, 2, 3, 4, 5, 6, 7, 8 }
t[3] = nil
table.sort(t)
