-- Reaches for a coroutine without a hook. expect: is not available in scenarios
coroutine.wrap(function() while true do end end)()
