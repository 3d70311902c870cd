-- Reaches for other modules. expect: is not available in scenarios
require("os")
