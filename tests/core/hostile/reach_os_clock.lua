-- Reaches for the clock. expect: is not available in scenarios
return os.clock()
