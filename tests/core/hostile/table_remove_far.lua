-- table.remove far outside. expect: a place in the table
table.remove({}, math.mininteger)
