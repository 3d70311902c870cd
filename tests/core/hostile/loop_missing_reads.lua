-- The same unknown name read for ever. expect: step budget
while true do local x = remedy end
