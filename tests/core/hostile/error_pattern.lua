-- A message with places to fill. expect: {1} {2} {99}
error("{1} {2} {99} %s %n")
