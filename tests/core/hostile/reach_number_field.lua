-- A library indexed with a number. expect: is not available in scenarios
return math[1]
