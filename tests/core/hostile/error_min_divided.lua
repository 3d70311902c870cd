-- The least integer divided by -1 until something breaks. expect: step budget
local m = math.mininteger
while m // -1 == m and math.fmod(m, -1) == 0 and math.abs(m) == m do end
