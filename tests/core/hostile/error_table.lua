-- error with a table. expect: error() was called with a table
error({ code = 1 })
