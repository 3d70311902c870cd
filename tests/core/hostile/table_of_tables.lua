-- Tables in tables without end. expect: MiB of memory
local t = {}
while true do t = { t, t, t, t } end
