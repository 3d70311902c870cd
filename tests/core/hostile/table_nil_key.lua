-- A table indexed with nil. expect: index is nil
local t = {}
t[nil] = 1
