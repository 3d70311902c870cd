-- table.concat told of 2^63 places. expect: there is nothing
return table.concat({}, "", 1, math.maxinteger)
