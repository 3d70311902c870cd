-- Changes a library inside a call. expect: can't be changed
return function() math.max = nil end
