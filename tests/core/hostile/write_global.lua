-- Writes a global. expect: write “local
counter = 1
