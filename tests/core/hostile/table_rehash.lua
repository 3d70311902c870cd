-- Keys taken out and put in so that the table is rebuilt each time. expect: MiB of memory
local t = {}
for i = 1, 16384 do t["k" .. i] = i end
local out = 1
while true do
  t["k" .. out] = nil
  out = out + 1
  t["k" .. out + 16384] = 1
end
