-- Remembers in a list. expect: can't be changed
local t = { 1, 2, 3 }
return function() t[1] = t[1] + 1 end
