-- The slowest search: a long needle that fails at its last letter. expect: step budget
local s, n = ("a"):rep(65000), ("a"):rep(32000) .. "b"
while true do s:find(n) end
