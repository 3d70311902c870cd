-- A format with more places than values. expect: too few values
return string.format(("%s"):rep(30000), 1)
