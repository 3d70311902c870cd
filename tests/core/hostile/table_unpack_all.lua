-- table.unpack of all integers. expect: values can be taken out
return table.unpack({}, math.mininteger, math.maxinteger)
