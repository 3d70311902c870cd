-- A text used as a table. expect: is not available in scenarios
return ("x").length
