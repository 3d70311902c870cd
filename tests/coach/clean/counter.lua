-- Nothing to find. The complaint model, a fact, a promise and the clock.
return scenario {
  api = 1, kind = "complaint", level = 3, minutes = 5,
  title = "The warm counter",
  brief = "Seven in the morning: the cold counter that you sold to Mrs Hsu's shop stands at eleven degrees.",
  cast = {
    hsu = { name = "Hsu Pei-ling", role = "shop owner", portrait = "owner", mood = "anger" },
    ren = { name = "Ren", role = "your technician", portrait = "technician" },
  },
  state = { trust = { 40, 0, 100, show = "Mrs Hsu's trust" }, logged = false },
  model = complaint { severity = 60, recent_failures = 1, expects_within = 2 },
  facts = { seal = { "The lower seal was pinched when the counter was moved.", from = "ren" } },
  promises = { cooled = { "The counter is cold by 12:00", due = "12:00", kept = { trust = 20 }, broken = { trust = -10 } } },
  clock = { start = "07:00", unit = "minute" },
  outcome = {
    { "Mrs Hsu's trust", weight = 80, from = "trust" },
    { "Her satisfaction", weight = 20, from = "satisfaction" },
  },
  start = "ring",
  beats = {
    ring = {
      say = { { hsu = "Eleven degrees. I have forty kilos of fish in it." } },
      go = "cause",
      options = {
        { "Let her tell it from the start, and write it down.",
          does = { "respond", "listen", "record" }, shows = "complaint.listen-first", effect = { trust = 15 }, set = { logged = true },
          takes = 10,
          why = "She is heard, and nobody has to ask her twice." },
        { "'Have you tried switching it off and on?'",
          does = { "respond", "blame" }, mistakes = "complaint.listen-first", effect = { trust = -10 }, takes = 5,
          why = "She did, an hour ago. Now she tells you that, too." },
        { "'I send somebody. Good-bye.'", does = "respond", takes = 5, why = "Quick, and without knowing what to send." },
      },
    },
    cause = {
      say = {
        { ren = "It cools. It just does not hold." },
        { hsu = "I have told all this once already, this morning.", when = "not logged" },
      },
      go = "word",
      options = {
        { "Have Ren look at every seal before he touches the compressor.",
          learn = "seal", shows = "complaint.diagnose-scope", effect = { trust = 10 }, takes = 30,
          why = "The cheap causes first, all of them." },
        { "Have Ren change the compressor. Then it is at least new.",
          mistakes = "complaint.diagnose-scope", effect = { trust = -10 }, takes = 120,
          why = "A new part for a fault that nobody has found." },
      },
    },
    word = {
      say = { { hsu = "When can I put fish back in?" } },
      go = "remedy",
      options = {
        { "'By noon. I ring you when it holds four degrees.'",
          does = "update", promise = "cooled", shows = "complaint.transparent-progress", effect = { trust = 10 }, takes = 10,
          why = "A time, and word from you without being asked." },
        { "'As soon as we can.'", effect = { trust = -5 }, takes = 5, why = "She has heard that from every supplier." },
        { "'In half an hour, promised.'", does = "overpromise", mistakes = "negotiate.no-overpromise", effect = { trust = -20 }, takes = 5,
          why = "It is pleasant to say, for half an hour." },
      },
    },
    remedy = {
      ask = "Eleven o'clock. What do you have done?",
      options = {
        { "Change the pinched seal, and pay for the fish.", when = "facts.seal",
          does = { "apologise", "explain", "fix", { "compensate", percent = 100, in_kind = false } }, shows = "complaint.joint-solution",
          effect = { trust = 5 }, keep = "cooled", takes = 60, why = "The cause is gone, and so is her loss.",
          go = { { "cold", when = "promises.cooled == 'kept' and trust >= 90" }, "again" } },
        { "Have the gas refilled, and hope.", does = { "fix" }, effect = { trust = -10 }, takes = 240,
          why = "It cools again, until the next warm day.", go = "again" },
        { "Send her the form for claims.", does = "blame", mistakes = "complaint.joint-solution", effect = { trust = -15 }, takes = 240,
          why = "A remedy that nobody asked her about.", go = { { "again", when = "trust >= 40" }, "lost" } },
      },
    },
  },
  endings = { cold = { "Four degrees, and a regular customer" }, again = { "It holds, for now" }, lost =
          { "She buys the next one elsewhere" } },
  runs = { expert = { ring = 1, cause = 1, word = 1, remedy = 1 }, careless = { ring = 2, cause = 2, word = 3, remedy = 3 } },
}
