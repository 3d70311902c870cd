-- A generic for whose own iterator never ends. expect: step budget
for _ in function() return 1 end do end
