-- A text doubled until memory is gone. expect: A text grows beyond
local s = "x"
while true do s = s .. s end
