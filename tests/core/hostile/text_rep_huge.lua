-- string.rep with a huge count. expect: A text grows beyond
return ("x"):rep(math.maxinteger)
