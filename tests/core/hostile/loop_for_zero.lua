-- A loop with step zero. expect: 'for' step is zero
for i = 1, 10, 0 do end
