-- string.char with more values than the stack should hold. expect: values can be taken out
return string.char(("x"):rep(60000):byte(1, -1))
