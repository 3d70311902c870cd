-- Half a letter of UTF-16. expect: a code point
return utf8.char(0xD800)
