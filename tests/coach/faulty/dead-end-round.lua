-- expect: dead-end 57
-- Two beats without options send play to and fro.
return scenario {
  api = 1, kind = "relationship", level = 2, minutes = 6,
  title = "The first month",
  brief = "The bakery chain signed on Friday. Twenty shops, and the first four weeks decide whether they talk of you as of their supplier.",
  cast = {
    mei = { name = "Mei", role = "buyer, Morning Bakeries", portrait = "mei", mood = "bond" },
    tang = { name = "Tang", role = "their logistics", portrait = "tang" },
  },
  state = { bond = { 40, 0, 100, show = "Mei's trust" } },
  promises = {
    list = { "A list of all twenty addresses by day 5", due = 5, kept = { bond = 15 }, broken = { bond = -15 } },
    review = { "A talk after two weeks", within = 14, kept = { bond = 15 }, broken = { bond = -15 } },
  },
  clock = { start = 0, unit = "day" },
  outcome = { { "Mei's trust", from = "bond" } },
  start = "monday",
  beats = {
    monday = {
      say = { { mei = "Twenty shops. Do you even know where they are?" } },
      go = "lorry",
      options = {
        { "'Not all. You have the list on Friday.'", promise = "list", shows = "relate.keep-promises", takes = 1,
          why = "One promise, small enough to keep." },
        { "'Everything is under control.'", mistakes = "negotiate.no-overpromise", effect = { bond = -15 }, takes = 1,
          why = "She asked about addresses." },
        { "'I will find out.'", takes = 1, why = "Honest, and without a day." },
      },
    },
    lorry = {
      say = { { tang = "Your lorry does not fit into Dihua Street. It never will." } },
      go = "fortnight",
      options = {
        { "Ride along for a morning, and write the list on the way.", keep = "list", shows = "serve.personal-service",
          effect = { bond = 15 }, takes = 3,
          why = "You know the street now, and he knows you." },
        { "Ask for a smaller lorry by mail.", effect = { bond = 5 }, takes = 2, why = "It comes, two weeks later." },
        { "Tell him that the others have no trouble with it.", mistakes = "serve.personal-service", effect = { bond = -10 }, takes = 6,
          why = "The others have no shop in Dihua Street." },
      },
    },
    fortnight = {
      say = {
        { mei = "You said Friday, and it was Friday.", when = "promises.list == 'kept'" },
        { mei = "I am still waiting for that list.", when = "promises.list == 'open'" },
        { mei = "Friday has come and gone.", when = "promises.list == 'broken'" },
      },
      go = { { "street", when = "bond < 30" }, "late" },
      options = {
        { "'May I come by in two weeks, and hear what went wrong?'", promise = "review", shows = "relate.interaction-rhythm", takes = 1,
          why = "A fixed date for bad news is a good one." },
        { "'If something goes wrong, you have my number.'", mistakes = "relate.interaction-rhythm", effect = { bond = -10 }, takes = 1,
          why = "She has forty numbers." },
      },
    },
    street = { say = "Dihua Street is closed.", go = { { "detour", when = "bond < 15" }, "late" } },
    detour = { say = "The detour ends in Dihua Street.", go = "street" },
    late = {
      say = "A lorry breaks down near Hsinchu. Six shops open without flour.",
      go = "review",
      options = {
        { "Ring all six before they ring you.", shows = "relate.follow-up", effect = { bond = 15 }, takes = 1,
          why = "Bad news from you is worth more than good news from others." },
        { "Wait until the new lorry is on the road, and then send a mail.", effect = { bond = -5 }, takes = 2,
          why = "By then they have told each other." },
      },
    },
    review = {
      go = { { "theirs", when = "bond >= 90" }, { "one_of", when = "bond >= 40" }, "trial" },
      ask = "Four weeks are nearly over. What do you do with the last day?",
      options = {
        { "Sit down with Mei as agreed.", when = "promises.review == 'open'", keep = "review", takes = 1,
          why = "You said it, and you come." },
        { "Let it pass. Nobody has complained since.", mistakes = "relate.follow-up", effect = { bond = -15 }, takes = 20,
          why = "Silence is cheap, and it is not trust." },
        { "Send flowers.", takes = 20, why = "A nice thought, instead of a talk." },
      },
    },
  },
  endings = { theirs = { "“Our” supplier" }, one_of = { "One of several" }, trial = { "The contract ends with the trial" } },
  runs = {
    expert = { monday = 1, lorry = 1, fortnight = 1, late = 1, review = 1 },
    careless = { monday = 2, lorry = 3, fortnight = 2, late = 2, review = 2 },
  },
}
