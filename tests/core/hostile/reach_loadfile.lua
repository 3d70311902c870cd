-- Reaches for other files. expect: is not available in scenarios
loadfile("/etc/passwd")()
