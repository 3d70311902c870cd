-- Loops in loops that each look harmless. expect: step budget
for a = 1, 1000 do for b = 1, 1000 do for c = 1, 1000 do local d = a end end end
