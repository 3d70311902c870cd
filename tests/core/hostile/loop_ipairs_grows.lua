-- ipairs over a table that grows while it is walked. expect: MiB of memory
local t = { 1 }
for i in ipairs(t) do t[i + 1] = i end
