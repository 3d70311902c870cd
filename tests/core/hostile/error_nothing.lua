-- error without anything. expect: error() was called
error()
