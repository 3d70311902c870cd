-- string.rep of nothing, 2^63 - 1 times, which is a loop in C; then a loop. expect: step budget
local s = ("").rep("", math.maxinteger)
while s == "" do end
