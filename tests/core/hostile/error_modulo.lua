-- Modulo zero. expect: attempt to perform
return 1 % 0
