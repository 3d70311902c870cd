-- The same inside a call. expect: step budget
return function()
  local t = {}
  while true do t[#t + 1] = 1 end
end
