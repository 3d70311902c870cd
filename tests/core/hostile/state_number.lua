-- Counts its calls. expect: changes “n”
local n = 0
return function() n = n + 1 return n end
