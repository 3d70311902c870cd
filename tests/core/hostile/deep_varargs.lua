-- Recursion that carries ever more arguments. expect: MiB of memory
local function f(...) return f(1, 2, 3, 4, 5, 6, 7, 8, ...), 1 end
return f()
