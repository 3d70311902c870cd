-- Remembers with table.insert. expect: may be changed here
local t = {}
return function() table.insert(t, 1) end
