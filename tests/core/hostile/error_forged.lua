-- A message that pretends to be elsewhere. expect: /etc/passwd:1
error("/etc/passwd:1: not me", 0)
