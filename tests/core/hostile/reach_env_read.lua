-- Reaches for the environment. expect: is not available in scenarios
local e = _ENV
return e
