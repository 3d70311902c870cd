-- A pattern that needs exponential time. expect: Patterns are not available
return ("a"):rep(3000):find(".-.-.-.-.-.-.-b")
