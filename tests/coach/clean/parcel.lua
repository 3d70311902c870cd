-- Nothing to find. Numbers, a line with a condition, and endings by a threshold.
return scenario {
  api = 1, kind = "relationship", level = 1, minutes = 4,
  title = "The late parcel",
  brief = "A crate of drills for Mr Wu's trade show is two days late. He is on the phone, and he is not the patient sort.",
  cast = { wu = { name = "Wu Jia-hao", role = "buyer, Sunrise Tools", portrait = "buyer", mood = "trust" } },
  state = { trust = { 40, 0, 100, show = "Mr Wu's trust" } },
  outcome = { { "Mr Wu's trust", from = "trust" } },
  start = "call",
  beats = {
    call = {
      say = { { wu = "Two days! Two. Where are my drills?" } },
      ask = "What do you say first?",
      go = "reason",
      options = {
        { "'The carrier is on strike. That is out of our hands, I am afraid.'",
          mistakes = "negotiate.listen-and-reflect", effect = { trust = -10 },
          why = "An explanation that nobody asked for." },
        { "'Two days late, and a show to open. Tell me what has to be there, and when.'",
          shows = "negotiate.listen-and-reflect", effect = { trust = 15 },
          why = "You say back what he said, and ask for the rest." },
        { "'One moment, I will look at the screen.'",
          why = "True, and no help to him yet." },
      },
    },
    reason = {
      say = {
        { wu = "The show opens on Friday. Without drills it is a table with a cloth on it." },
        { "He has stopped shouting.", when = "trust >= 50" },
      },
      go = "ways",
      options = {
        { "'Which of the four sizes do people come for?'",
          shows = "discover.clarify-requirements", effect = { trust = 15 },
          why = "Not the whole crate matters, and now you both know which part does." },
        { "'All of it will be there. Somehow.'",
          mistakes = "discover.clarify-requirements", effect = { trust = -10 },
          why = "A promise about a need that you have not understood." },
        { "'Friday is close.'", why = "You agree with him, and nothing moves." },
      },
    },
    ways = {
      say = "The branch across the river has twelve of the large ones on the shelf.",
      go = "plain",
      options = {
        { "'The carrier may still make it by Thursday night.'",
          effect = { trust = 5 }, why = "Hope is cheaper than petrol, and he knows it." },
        { "'I fetch the twelve myself, today. The rest follows.'",
          shows = "principle.customer-first", effect = { trust = 15 }, why = "His Friday counts for more than your afternoon." },
        { "'Our contract says five working days.'",
          mistakes = "principle.customer-first", effect = { trust = -10 }, why = "Right, and he will remember it." },
      },
    },
    plain = {
      say = { { wu = "And who pays for the strike?" } },
      go = { { "friend", when = "trust >= 85" }, { "buyer", when = "trust >= 40" }, "gone" },
      options = {
        { "'That is a good question, and I am glad that you ask it.'",
          mistakes = "negotiate.plain-answers", effect = { trust = -10 }, why = "He asked something, and got a compliment." },
        { "'We do. The freight is off your bill.'",
          shows = "negotiate.plain-answers", effect = { trust = 15 }, why = "One sentence, with the answer at the front." },
        { "'Let us talk about that next week.'", why = "Honest about the date, silent about the money." },
      },
    },
  },
  endings = {
    friend = { "The stand is full", { wu = "I would have bet against you." } },
    buyer = { "The stand is half full" },
    gone = { "Mr Wu orders elsewhere" },
  },
  runs = {
    expert = { call = 2, reason = 1, ways = 2, plain = 2 },
    careless = { call = 1, reason = 2, ways = 3, plain = 1 },
  },
}
