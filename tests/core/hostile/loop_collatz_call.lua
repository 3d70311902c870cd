-- A busy loop in a call just over its budget. expect: step budget
return function()
  local n = 0
  for i = 1, 200000 do n = n + i end
  return n
end
