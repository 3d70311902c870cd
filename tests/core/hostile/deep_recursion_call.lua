-- Endless recursion inside a call. expect: too deep
local function f(n) return n + f(n + 1) end
return function() return f(1) end
