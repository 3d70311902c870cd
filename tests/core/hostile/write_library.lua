-- Changes a library. expect: can't be changed
string.upper = function() return "mine" end
