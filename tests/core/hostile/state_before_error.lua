-- Remembers, then fails. expect: too late
local n = 0
return function() n = n + 1 error("too late") end
