std = "lua54"
max_line_length = 140
files["scenarios"] = { globals = {}, read_globals = { "scenario", "complaint", "handbook" } }
exclude_files = { "tests/core/hostile", "tests/core/faulty", "build" }
