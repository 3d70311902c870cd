-- Remembers in a table that only a function in a table can see. expect: can't be changed
local memory = {}
local t = { put = function() memory.x = 1 end }
return function() t.put() end
