-- A replacement longer than what it replaces, again and again. expect: A text grows beyond
local s = "aaaa"
while true do s = s:replace("a", "aaaa") end
