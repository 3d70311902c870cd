-- New keys while pairs walks, then a loop. expect: step budget
local t = { a = 1, b = 2 }
for k in pairs(t) do t[k .. "x"] = 1 end
while t.ax do end
