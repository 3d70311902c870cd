-- A level far outside of the stack. expect: far
error("far", math.maxinteger)
