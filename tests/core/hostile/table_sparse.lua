-- Keys so far apart that only hashing holds them. expect: MiB of memory
local t = {}
for i = 1, 1000000 do t[i * 1000003] = true end
