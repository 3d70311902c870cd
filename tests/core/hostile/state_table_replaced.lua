-- Replaces a table by another. expect: changes “t”
local t = { 1 }
return function() t = { 2 } end
