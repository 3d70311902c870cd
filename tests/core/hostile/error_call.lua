-- error inside a call. expect: stop here
return function() error("stop here") end
