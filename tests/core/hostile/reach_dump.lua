-- Reaches for bytecode. expect: is not available in scenarios
return string.dump(function() end)
