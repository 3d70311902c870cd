-- nan shown as text, the same everywhere, then a loop. expect: step budget
while tostring(-(0 / 0)) == "nan" and tostring(0 / 0) == "nan" do end
