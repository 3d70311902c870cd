-- An iterator of pairs kept to remember something between calls. expect: can't be kept
local step = pairs({ 1, 2, 3 })
return function() return (step()) end
