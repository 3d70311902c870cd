-- Reaches for the environment, to replace it. expect: is not available in scenarios
_ENV = {}
