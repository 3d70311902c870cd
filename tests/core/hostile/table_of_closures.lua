-- Functions made without end. expect: step budget
local t = {}
for i = 1, 1e9 do t[i % 60000] = function() return t, i end end
