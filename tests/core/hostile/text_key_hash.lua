-- Long texts as keys, each hashed as a whole. expect: asks for more than
local s, t = ("x"):rep(65000), {}
for i = 1, 1000000 do t[s .. i] = nil end
