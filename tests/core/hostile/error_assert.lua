-- assert with a table. expect: assert failed
assert(false, { 1 })
