-- An order function that never returns. expect: step budget
local t = { 2, 1 }
table.sort(t, function() while true do end end)
