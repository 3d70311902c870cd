-- A format that repeats a long text. expect: A text grows beyond
local s = ("x"):rep(60000)
return string.format("%s%s", s, s)
