-- An endless loop made of goto. expect: step budget
::again::
goto again
