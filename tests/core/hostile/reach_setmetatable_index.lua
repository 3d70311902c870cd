-- Reaches for a metatable that loops. expect: is not available in scenarios
setmetatable({}, { __index = function() while true do end end })
