-- An endless loop inside a function. expect: step budget
return function() while true do end end
