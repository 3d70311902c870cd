-- The address of a table. expect: string.format knows
return string.format("%p", {})
