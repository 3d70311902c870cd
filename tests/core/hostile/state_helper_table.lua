-- Remembers in the upvalue of a function inside a table. expect: changes “n”
local n = 0
local t = { deep = { count = function() n = n + 1 return n end } }
return function() return t.deep.count() end
