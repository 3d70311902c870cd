-- A loop after a fault that does not end the run. expect: step budget
local x = remedy
while x do end
