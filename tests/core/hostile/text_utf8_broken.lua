-- utf8.codepoint of bytes that are no letter. expect: whole letters
return utf8.codepoint("\xff\xfe", 1)
