-- Reaches for old ways to metatables. expect: is not a name here
newproxy(true)
