-- A number of 65,000 digits read again and again. expect: step budget
local s = ("1"):rep(65000)
while true do tonumber(s) end
