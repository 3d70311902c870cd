-- Case changed for ever. expect: step budget
local s = ("x"):rep(65000)
while true do s:upper() end
