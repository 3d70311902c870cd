-- Remembers in a table inside a table. expect: can't be changed
local t = { a = { b = {} } }
return function() t.a.b.c = 1 end
