-- Nothing to find. A beat met again and again, options that close, and a rule on the clock.
return scenario {
  api = 1, kind = "relationship", level = 2, minutes = 6,
  title = "Half an hour in the mill",
  brief = "The paper mill lets you in between two shifts. Half an hour, then the bell goes and everybody is gone.",
  cast = { gao = { name = "Gao", role = "shift leader", portrait = "foreman" } },
  state = { standing = { 0, 0, 40 }, told = { 0, 0, 60 } },
  facts = {
    dust = { "The dust comes from the second winder, at every change of reel.", from = "gao" },
    signs = { "Two people sign: the mill manager, and his sister in the office.", from = "gao" },
  },
  clock = { start = "14:00", unit = "minute" },
  outcome = { { "What you can offer", weight = 60, from = "told" }, { "How you are seen", weight = 40, from = "standing" } },
  start = "gate",
  beats = {
    gate = {
      say = { { gao = "You have until the bell. What do you want to see?" } },
      go = "floor",
      options = {
        { "'What stops you most often?'", shows = "discover.deep-needs", effect = { standing = 20 }, takes = 5,
          why = "His trouble first, and he walks faster." },
        { "'I have brought the new catalogue.'", mistakes = "discover.deep-needs", takes = 5,
          why = "He has a shelf full of catalogues." },
      },
    },
    floor = {
      say = { { "The bell is near.", when = "clock >= 25" }, "The floor is loud. Gao points with his chin." },
      rules = { { when = "clock >= 30", go = "bell" } },
      go = "floor",
      options = {
        { "Watch a change of reel at the second winder.", once = true, learn = "dust", shows = "identify.gather-evidence",
          effect = { told = 30 }, takes = 10, why = "You have seen it, and need not believe anybody." },
        { "Ask Gao who decides about filters.", once = true, learn = "signs", shows = "discover.decision-process",
          effect = { told = 30 }, takes = 10, why = "Two signatures, and you would have met one of them." },
        { "Talk about football.", once = true, effect = { standing = 5 }, takes = 10, why = "Pleasant, and ten minutes are gone." },
        { "Thank him, and go to the office.", takes = 4, why = "You keep the rest of the half hour for somebody else.", go = "office" },
      },
    },
    bell = {
      say = "The bell. Men pass you on both sides, and Gao is one of them.",
      go = "office",
      options = {
        { "Call a thank-you after him.", effect = { standing = 10 }, why = "He lifts a hand without turning round." },
        { "Look for the way out.", why = "Nobody shows it to you." },
      },
    },
    office = {
      say = { { "You have a name to ask for.", when = "facts.signs" } },
      ask = "The office. What do you leave on the desk?",
      go = { { "called", when = "told + standing >= 80" }, { "filed", when = "facts.dust or facts.signs" }, "bin" },
      options = {
        { "A card.", mistakes = "relate.follow-up", effect = { standing = -20 }, why = "Cards go into a drawer." },
        { "Half a page about today, and a day for the next call.", shows = "relate.follow-up", effect = { standing = 20 },
          why = "Something to read, and something to expect." },
      },
    },
  },
  endings = { called = { "They ring you" }, filed = { "They file you" }, bin = { "They forget you" } },
  runs = { expert = { gate = 1, floor = { 1, 2, 4 }, office = 2 }, careless = { gate = 2, floor = { 3, 4 }, office = 1 } },
}
