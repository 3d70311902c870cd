-- A file that returns nothing. expect: must return one value
local x = 1
