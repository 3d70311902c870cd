-- Defines a global function. expect: write “local
function helper() end
