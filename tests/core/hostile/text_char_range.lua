-- A byte above 255. expect: a byte from 0 to 255
return string.char(256)
