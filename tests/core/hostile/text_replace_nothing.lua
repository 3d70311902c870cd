-- Replacing the empty text. expect: not empty
return ("abc"):replace("", "x")
