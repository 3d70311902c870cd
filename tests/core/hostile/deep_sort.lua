-- Sorting inside of sorting inside of sorting. expect: too deep
local function deeper()
  local t = { 1, 2 }
  table.sort(t, function() deeper() return true end)
end
deeper()
