-- An order function that empties the table it sorts. expect: still 300
local t = {}
for i = 1, 300 do t[i] = 300 - i end
table.sort(t, function(a, b)
  for i = #t, 1, -1 do t[i] = nil end
  return a < b
end)
error("still " .. #t)
