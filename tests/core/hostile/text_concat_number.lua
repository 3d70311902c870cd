-- Text made of very many numbers. expect: MiB of memory
local s = ""
for i = 1, 1000000 do s = s .. i end
