-- Text that is no Lua. expect: can't be read as Lua
return {{{
