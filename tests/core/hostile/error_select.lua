-- select far outside. expect: the number of a value
return select(math.mininteger, 1)
