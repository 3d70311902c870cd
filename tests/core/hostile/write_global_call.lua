-- Writes a global inside a call. expect: write “local
return function() counter = 1 end
