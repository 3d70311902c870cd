-- Remembers in the metatable of texts. expect: index a string value
return function() ("x").memory = 1 end
