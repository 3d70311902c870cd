-- Reaches for upvalues. expect: is not available in scenarios
debug.setupvalue(function() end, 1, 2)
