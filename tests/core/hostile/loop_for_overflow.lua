-- A loop whose bounds are the ends of the integers. expect: step budget
for i = math.mininteger, math.maxinteger, 1 do end
