-- string.gsub as a method inside a call. expect: is not available in scenarios
return function() return ("x"):gsub("x", "y") end
