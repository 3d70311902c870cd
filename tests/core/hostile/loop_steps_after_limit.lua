-- A second loop after the budget of the first. expect: step budget
for i = 1, 3000000 do end
for i = 1, 3000000 do end
