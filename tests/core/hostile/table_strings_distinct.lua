-- More different names than Lua can list. expect: MiB of memory
local t = {}
for i = 1, 300000 do t[i % 60000 + 1] = "n" .. i end
local u = {}
for j = 1, 20 do
  u[j] = {}
  for i = 1, 16000 do u[j][i] = "m" .. j .. "_" .. i end
end
while true do end
