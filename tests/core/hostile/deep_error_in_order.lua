-- A stack overflow inside an order function. expect: too deep
local function f() return 1 + f() end
table.sort({ 2, 1 }, f)
