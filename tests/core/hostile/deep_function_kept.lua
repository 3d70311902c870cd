-- A function that reaches a chain of 300 functions. expect: more than 250 values
local f = function() return 1 end
for _ = 1, 300 do
  local g = f
  f = function() return g() + 1 end
end
return f
