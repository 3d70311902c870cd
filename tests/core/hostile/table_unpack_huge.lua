-- table.unpack of 10^8 places. expect: values can be taken out
return table.unpack({}, 1, 1e8)
