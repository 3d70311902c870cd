-- Case that depends on the locale; a loop if it does not. expect: step budget
while ("TITLE"):lower() == "title" and ("\xC4"):lower() == "\xC4" do end
