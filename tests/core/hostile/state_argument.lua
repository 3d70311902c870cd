-- Keeps its arguments for later. expect: changes “kept”
local kept
return function(...) kept = { ... } end
