-- error with a function. expect: error() was called with a function
error(function() while true do end end)
