-- Garbage made as fast as possible. expect: MiB of memory
while true do local t = { {}, {}, {}, {}, {}, {}, {}, {} } end
