-- The same inside a call. expect: A text grows beyond
return function()
  local s = "x"
  while true do s = s .. s end
end
