-- A constructor without a table. expect: takes one table
return scenario("x")
