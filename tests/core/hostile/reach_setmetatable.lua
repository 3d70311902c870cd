-- Reaches for a finalizer that never ends. expect: is not available in scenarios
setmetatable({}, { __gc = function() while true do end end })
