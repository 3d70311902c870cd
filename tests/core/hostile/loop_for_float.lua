-- A loop whose float step is too small to move it. expect: step budget
for i = 1e16, 2e16, 0.5 do end
