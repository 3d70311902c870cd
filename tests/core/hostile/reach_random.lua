-- Reaches for random numbers. expect: is not available in scenarios
return math.random(6)
