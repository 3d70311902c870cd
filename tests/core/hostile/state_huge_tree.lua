-- A function that sees a large tree of tables. expect: MiB of memory
local function tree(depth)
  if depth == 0 then return {} end
  return { tree(depth - 1), tree(depth - 1), tree(depth - 1), tree(depth - 1) }
end
local t = tree(9)
return function() t.x = 1 end
