-- A count that overflows the length. expect: A text grows beyond
return ("xxxx"):rep(1 << 62)
