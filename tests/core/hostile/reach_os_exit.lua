-- Reaches for the end of the program. expect: is not available in scenarios
os.exit(0)
