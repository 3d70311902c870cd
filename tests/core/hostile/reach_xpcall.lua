-- Reaches for a message handler that loops. expect: is not available in scenarios
xpcall(error, function() while true do end end)
