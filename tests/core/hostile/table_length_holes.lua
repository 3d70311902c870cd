-- Lengths of lists with gaps, kept: a loop if the copy ends at its first gap. expect: step budget
local t = { 1, 2, nil, 4, nil, nil, 7, x = 1 }
return function() while #t == 2 do end end
