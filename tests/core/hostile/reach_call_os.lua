-- Reaches for os inside a call. expect: is not available in scenarios
return function() return os.time() end
