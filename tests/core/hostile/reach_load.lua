-- Reaches for new code from text. expect: is not available in scenarios
load("return 1")()
