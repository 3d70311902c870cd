-- Remembers in tables that hold each other. expect: can't be changed
local a, b = {}, {}
a.b, b.a = b, a
return function() a.b.a.b.n = 1 end
