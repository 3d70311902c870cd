std = "lua54"
max_line_length = 140
files["scenarios"] = { globals = {}, read_globals = { "scenario", "complaint", "handbook" } }
files["scripts/bench.d/typing.lua"] = { read_globals = { "scenario" } }
files["scripts/bench.d/love"] = { std = "luajit+love" }
exclude_files = { "tests/core/hostile", "tests/core/faulty", "build" }
