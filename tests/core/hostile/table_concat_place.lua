-- table.concat from a place before the list. expect: there is nothing
return table.concat({ 1, 2 }, ",", math.mininteger, 2)
