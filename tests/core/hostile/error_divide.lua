-- Division by zero. expect: attempt to
return 1 // 0
