-- Reads an unknown global inside a call. expect: is not a name here
return function() return remember end
