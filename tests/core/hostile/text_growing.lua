-- A text that grows letter by letter, each time copied. expect: MiB of memory
local s = ""
while true do s = s .. "xxxxxxxx" end
