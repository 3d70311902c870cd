-- utf8.char beyond Unicode. expect: a code point
return utf8.char(math.maxinteger)
