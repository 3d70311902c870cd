-- Remembers in a text. expect: changes “log”
local log = ""
return function() log = log .. "x" end
