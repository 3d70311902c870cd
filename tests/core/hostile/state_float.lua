-- Changes an upvalue from 1 to 1.0 only. expect: changes “n”
local n = 1
return function() n = 1.0 end
