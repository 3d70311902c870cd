-- Reaches for the terminal. expect: is not available in scenarios
print("x")
