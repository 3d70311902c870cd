-- Reaches for a write around protection. expect: is not available in scenarios
rawset(string, "upper", nil)
