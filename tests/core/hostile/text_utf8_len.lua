-- utf8.len far outside of the text. expect: a place in the text
return utf8.len("abc", math.mininteger)
