-- Reaches for the registry. expect: is not available in scenarios
debug.getregistry()
