-- error without a message. expect: error() was called
error(nil)
