-- Functions that make functions that call themselves. expect: too deep
local function y(f) return (function(x) return x(x) end)(function(x) return f(function(...) return 1 + x(x)(...) end) end) end
return y(function(self) return function(n) return 1 + self(n) end end)(1)
