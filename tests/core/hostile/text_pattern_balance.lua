-- %b over a long text. expect: Patterns are not available
return ("("):rep(60000):find("%b()")
