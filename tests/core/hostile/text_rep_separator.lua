-- string.rep of nothing with a separator. expect: A text grows beyond
return ("").rep("", math.maxinteger, "x")
