-- Nothing to find. Draws that are shown, and that decide the way.
return scenario {
  api = 1, kind = "negotiation", level = 4, minutes = 6,
  title = "The renewal",
  brief = "Pei Textiles renews its service contract this week. Ms Pei has a rival's offer on her table, and a board meeting behind her.",
  cast = { pei = { name = "Pei Shu-fen", role = "head of purchasing", portrait = "purchaser", mood = "goodwill" } },
  state = { goodwill = { 30, 0, 60, show = "Ms Pei's goodwill" }, margin = { 10, 0, 40 }, asked = false },
  draw = { hurry = { "a calm", "a hurried" }, rival = { 8, 11 } },
  outcome = { { "The margin", weight = 1, from = "margin" }, { "Ms Pei's goodwill", weight = 1, from = "goodwill" } },
  start = "door",
  beats = {
    door = {
      say = "Ms Pei comes out of the lift with {hurry} step and a folder. The rival asks {rival} per cent less, she says.",
      go = { { "corridor", when = "hurry == 'a hurried'" }, "table" },
      options = {
        { "'Then we meet them in the middle.'", mistakes = "negotiate.timed-concession", effect = { margin = -5 },
          why = "A gift before anybody has asked for it twice." },
        { "'Before figures: what must the contract do for you this year?'", shows = "negotiate.listen-and-reflect",
          set = { asked = true }, effect = { margin = 10, goodwill = 10 },
          why = "Now the talk is about her year, and not about your price." },
      },
    },
    corridor = {
      say = { { pei = "I have ten minutes, and I have spent two of them." } },
      go = "offer",
      options = {
        { "'Eight are enough. Two points: response time, and term.'", shows = "negotiate.plain-answers",
          effect = { margin = 10, goodwill = 10 }, why = "Short, because she has to be." },
        { "'Let me just take you through our slides.'", mistakes = "negotiate.plain-answers", effect = { goodwill = -15 },
          why = "Her ten minutes become yours." },
      },
    },
    table = {
      say = { { pei = "I have the whole morning. Convince me." } },
      go = "offer",
      options = {
        { "'Three stops last year. Each cost you more than the rival saves.'", shows = "negotiate.show-value",
          effect = { margin = 10, goodwill = 10 }, why = "Her own figures, in her own money." },
        { "'We are the market leader.'", mistakes = "negotiate.show-value", effect = { margin = -5, goodwill = -10 },
          why = "Nobody ever bought a market position." },
        { "'The rival will not stay so cheap for long.'", effect = { goodwill = -5 }, why = "Perhaps. It says nothing about you." },
      },
    },
    offer = {
      say = {
        { pei = "Response within four hours. That is what I need.", when = "asked" },
        { pei = "You have not asked what I need, so I will not tell you.", when = "not asked" },
      },
      go = { { "signed", when = "margin + goodwill >= 85" }, { "short", when = "margin + goodwill >= 40" }, "lost" },
      options = {
        { "Four hours' response, against two years of term.", shows = "negotiate.flex-around-core", when = "asked",
          effect = { margin = 10, goodwill = 10 }, why = "You give what is cheap for you and dear to her, and get something for it." },
        { "Take off what the rival takes off.", mistakes = "negotiate.flex-around-core", effect = { margin = -10, goodwill = -10 },
          why = "The core goes first, and the rest follows next year." },
        { "Leave the paper as it is.", effect = { goodwill = -10 }, why = "Firm, and deaf." },
      },
    },
  },
  endings = {
    signed = { "Two years, at your price", { pei = "My board will ask why. I have an answer." } },
    short = { "One more year" },
    lost = { "The rival signs" },
  },
  runs = { expert = { door = 2, corridor = 1, table = 1, offer = 1 }, careless = { door = 1, corridor = 2, table = 2, offer = 2 } },
}
