-- Replaces a library. expect: write “local
string = { upper = function() return "mine" end }
