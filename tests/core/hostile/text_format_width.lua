-- A width that would need 1 GB. expect: string.format knows
return string.format("%1000000000d", 1)
