-- pairs over tables as keys, whose order would be their address. expect: pairs() goes through
local t = {}
t[{}] = 1
for k in pairs(t) do local x = k end
