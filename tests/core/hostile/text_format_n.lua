-- The %n of C, which writes to memory. expect: string.format knows
return string.format("%n", 1)
