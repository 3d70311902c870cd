-- Reaches for new code from bytecode. expect: is not available in scenarios
load("\27Lua", "x", "b")
