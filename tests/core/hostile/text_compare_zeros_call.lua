-- The same inside a call. expect: processor time
return function()
  local a, b = ("a\0"):rep(32000) .. "x", ("a\0"):rep(32000) .. "y"
  while true do
    local x = a < b
    local x = a < b
    local x = a < b
    local x = a < b
    local x = a < b
    local x = a < b
    local x = a < b
    local x = a < b
    local x = a < b
    local x = a < b
    local x = a < b
    local x = a < b
    local x = a < b
    local x = a < b
    local x = a < b
    local x = a < b
    local x = a < b
    local x = a < b
    local x = a < b
    local x = a < b
    local x = a < b
    local x = a < b
    local x = a < b
    local x = a < b
    local x = a < b
    local x = a < b
    local x = a < b
    local x = a < b
    local x = a < b
    local x = a < b
    local x = a < b
    local x = a < b
    local x = a < b
    local x = a < b
    local x = a < b
    local x = a < b
    local x = a < b
    local x = a < b
    local x = a < b
    local x = a < b
  end
end
