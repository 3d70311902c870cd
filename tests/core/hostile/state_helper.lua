-- Remembers in the upvalue of a function it calls. expect: changes “n”
local n = 0
local function count() n = n + 1 return n end
return function() return count() end
