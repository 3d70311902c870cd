-- table.insert far outside. expect: a place in the table
table.insert({}, math.maxinteger, 1)
