-- Looks at more values than can be watched. expect: more than 250 values
local t = {}
for i = 1, 300 do
  local n = i
  t[i] = function() n = n + 1 return n end
end
return function() return t[1]() end
