-- assert without anything. expect: assert failed
assert(nil)
