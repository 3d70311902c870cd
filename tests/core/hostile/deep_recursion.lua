-- Endless recursion. expect: too deep
local function f() return 1 + f() end
return f()
