-- math.floor of infinity. expect: fits a whole number
return math.floor(1 / 0)
