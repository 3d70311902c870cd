-- Arguments added one by one with tail calls. expect: MiB of memory
local function f(...) return f(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, ...) end
return f()
