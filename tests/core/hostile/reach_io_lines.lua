-- Reaches for files, line by line. expect: is not available in scenarios
for l in io.lines("/etc/passwd") do local x = l end
