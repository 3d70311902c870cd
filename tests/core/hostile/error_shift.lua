-- Shifts by more than a number has. expect: step budget
local x = 1
while x << 64 == 0 and x >> math.maxinteger == 0 and x << math.mininteger == 0 do end
