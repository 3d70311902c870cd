-- Reaches for the garbage collector. expect: is not available in scenarios
collectgarbage("stop")
