-- A loop over all integers. expect: step budget
local n = 0
for i = 1, math.maxinteger do n = i end
return n
