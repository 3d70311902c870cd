-- A function that holds an unknown name, called. expect: is not a name here
local x = remedy
return function() return x.a.b() + 1 end
