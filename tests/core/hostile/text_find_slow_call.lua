-- The same inside a call. expect: step budget
return function()
  local s, n = ("a"):rep(65000), ("a"):rep(32000) .. "b"
  return s:find(n)
end
