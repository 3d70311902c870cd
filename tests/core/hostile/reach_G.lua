-- Reaches for the table of globals. expect: is not available in scenarios
return _G.os
