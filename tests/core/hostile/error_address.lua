-- Whether tostring gives an address; a loop if not. expect: step budget
while tostring({}) == "table" and tostring(error) == "function" do end
