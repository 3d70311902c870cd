-- Long equal texts compared for ever. expect: processor time
local a, b = ("x"):rep(65000), ("x"):rep(65000)
while a <= b do end
