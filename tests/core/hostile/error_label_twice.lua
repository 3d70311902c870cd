-- A label given twice. expect: can't be read as Lua
::a::
::a::
