-- Reaches for the unsorted order of a table. expect: is not available in scenarios
return next({})
