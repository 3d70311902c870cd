-- An error in an order function, to go on after it. expect: once more
local t = { 3, 2, 1 }
while true do table.sort(t, function() error("once more") end) end
