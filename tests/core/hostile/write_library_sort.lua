-- Sorts a library. expect: may be changed here
table.sort(math)
