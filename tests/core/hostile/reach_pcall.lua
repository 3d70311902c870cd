-- Reaches for pcall, to swallow the budget. expect: is not available in scenarios
while true do pcall(function() while true do end end) end
