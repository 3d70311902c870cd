-- table.concat of many long texts. expect: A text grows beyond
local t, s = {}, ("x"):rep(60000)
for i = 1, 1000 do t[i] = s end
return table.concat(t)
