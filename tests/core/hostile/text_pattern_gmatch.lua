-- string.gmatch, whose state can crash stock Lua. expect: is not available in scenarios
for w in string.gmatch("a b", "%a") do local x = w end
