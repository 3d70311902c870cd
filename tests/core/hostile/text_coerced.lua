-- Long digits turned into numbers by an operator. expect: bitwise operation on a string
local s = ("1"):rep(65000)
while true do local x = s | 0 end
