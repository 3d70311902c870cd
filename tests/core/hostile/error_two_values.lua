-- A file that returns two values. expect: must return one value
return 1, 2
