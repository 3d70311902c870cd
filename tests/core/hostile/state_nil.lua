-- Remembers through an upvalue that is nil at first. expect: changes “seen”
local seen
return function() seen = true end
