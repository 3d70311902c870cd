-- A float with no integer. expect: integer representation
return 1e300 | 1
