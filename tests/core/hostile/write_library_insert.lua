-- Changes a library through table.insert. expect: may be changed here
table.insert(string, 1)
