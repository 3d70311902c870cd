-- A separator that makes the text too long. expect: A text grows beyond
local t = {}
for i = 1, 1000 do t[i] = "" end
return table.concat(t, ("x"):rep(60000))
