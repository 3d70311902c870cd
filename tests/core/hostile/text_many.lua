-- Very many different short texts. expect: step budget
local t = {}
for i = 1, 10000000 do t[#t % 1000 + 1] = "name" .. i end
