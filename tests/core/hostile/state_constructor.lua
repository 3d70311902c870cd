-- Marks tables inside a call, to fill memory. expect: belongs into the file
local make = scenario
return function() return make {} end
