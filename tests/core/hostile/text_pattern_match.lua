-- string.match. expect: is not available in scenarios
return ("a"):rep(3000):match(".-.-.-.-.-.-b")
