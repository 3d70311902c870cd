-- Replaces one of its functions. expect: changes “f”
local f = function() return 1 end
return function() f = function() return 2 end end
