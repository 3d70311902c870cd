-- An error message that is no text. expect: �
error("\xff\xfe\27[31m")
