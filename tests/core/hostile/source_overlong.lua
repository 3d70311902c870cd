-- An overlong form of a letter. expect: encoding UTF-8
return "À¯"
