-- table.concat at the very last place. expect: there is nothing
return table.concat({}, "", math.maxinteger, math.maxinteger)
