-- Sorting long texts that differ in their last letter. expect: processor time
local t = {}
for i = 1, 200 do t[i] = ("x"):rep(65000) .. (200 - i) end
while true do table.sort(t, function(a, b) return a > b end) end
