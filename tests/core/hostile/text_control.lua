-- Control letters in the message. expect: Lua stops here
local t = {}
t["\27[2J\a\0"]()
