return scenario { api = 1, kind = "complaint", level = 1, title = "T", start = "a", clock = { start = "09:00", unit = "minute" },
  cast = { ann = { name = "Ann", mood = "anger" } }, model = complaint { severity = 50 }, draw = { r = { 1, 2 } },
  state = { n = { 1, 0, 9, show = "N" }, f = false, w = { "x", "y" } }, facts = { d = { "D", from = "ann" } },
  promises = { p = { "P", within = 5, broken = { n = -1 }, kept = { n = 1 } } },
  outcome = { { "N", weight = 2, from = "n" }, { "S", from = function(s) return s.satisfaction end } },
  rules = { { when = "anger >= 95", go = "lost" } }, endings = { won = { "W", { ann = "Yes {n}" } }, lost = { "L" } },
  runs = { expert = { a = { 1, 2 } } },
  beats = { a = { say = { { ann = "Hm.", when = "n > 1 and not f" } }, ask = "?", options = {
    { "A", does = { "listen", { "compensate", percent = 50 } }, effect = { n = 1 }, learn = "d", takes = 3, promise = "p", shows = "beyond.x", go = "a" },
    { "B", once = true, when = function(s) return s.facts.d end, effect = function(s) s.w = "y" end, keep = "p", why = "Because.", go = { { "lost", when = "w == 'x'" }, "won" } },
    { "C", set = { f = true }, go = "won" } } } } }
