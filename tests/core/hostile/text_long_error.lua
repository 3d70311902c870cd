-- An error message of 60,000 letters. expect: xxxxxxxx
error(("x"):rep(60000))
