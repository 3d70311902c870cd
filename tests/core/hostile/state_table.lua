-- Remembers in a table. expect: can't be changed
local t = {}
return function() t.n = (t.n or 0) + 1 end
