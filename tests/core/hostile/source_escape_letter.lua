-- Terminal commands in the text. expect: compiled Lua is not accepted
return "[2J"
