-- utf8.codepoint of a whole long text. expect: values can be taken out
return utf8.codepoint(("x"):rep(60000), 1, -1)
