-- Reaches for string.pack. expect: is not available in scenarios
return string.pack("i16", 1)
