-- Endless tail calls, which need no stack. expect: step budget
local function f() return f() end
return f()
