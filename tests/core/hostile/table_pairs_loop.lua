-- pairs over a large table for ever. expect: step budget
local t = {}
for i = 1, 10000 do t["k" .. i] = i end
while true do for _ in pairs(t) do break end end
