-- Everything moved by one, for ever. expect: step budget
local t = {}
while true do table.insert(t, 1, 0) end
