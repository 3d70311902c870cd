-- tonumber with a base of 0. expect: a base from 2 to 36
return tonumber("10", 0)
