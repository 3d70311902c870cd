-- Sorting what can not be compared. expect: can't compare
table.sort({ 1, "a", {}, true })
