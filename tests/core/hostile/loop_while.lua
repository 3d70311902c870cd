-- An endless loop at load. expect: step budget
while true do end
