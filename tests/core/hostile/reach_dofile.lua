-- Reaches for other files. expect: is not available in scenarios
dofile("/etc/passwd")
