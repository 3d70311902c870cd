-- Reaches for files. expect: is not available in scenarios
io.open("/etc/passwd")
