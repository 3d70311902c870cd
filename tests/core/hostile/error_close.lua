-- A variable to be closed. expect: non-closable
local x <close> = {}
