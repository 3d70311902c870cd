-- A function that sees a list of 5,000 tables in each other. expect: can't be changed
local t = {}
for _ = 1, 5000 do t = { t } end
return function() t.x = 1 end
