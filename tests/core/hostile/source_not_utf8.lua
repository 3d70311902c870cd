-- Text that is not UTF-8. expect: encoding UTF-8
return "café"
