-- Two functions that call each other for ever, in a call. expect: step budget
local a, b
function a() return b() end
function b() return a() end
return a
