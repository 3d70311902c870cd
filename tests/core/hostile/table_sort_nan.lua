-- Sorting numbers that are no numbers. expect: sorted
local nan, t = 0 / 0, {}
for i = 1, 1000 do t[i] = i % 3 == 0 and nan or -i end
table.sort(t)
error("sorted")
