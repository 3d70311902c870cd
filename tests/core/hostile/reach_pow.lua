-- Reaches for functions that differ between machines. expect: is not available in scenarios
return math.exp(1)
