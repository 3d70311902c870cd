-- Reaches for other programs. expect: is not available in scenarios
os.execute("true")
