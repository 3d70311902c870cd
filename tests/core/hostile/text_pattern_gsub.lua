-- string.gsub with a function. expect: is not available in scenarios
return ("x"):gsub(".", function() return "y" end)
