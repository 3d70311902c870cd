-- A small table with everything a table can have: tests of all rooms play it.
return scenario {
  api = 1, kind = "negotiation", level = 4, minutes = 5, title = "The sensors",
  cast = { lin = { name = "Lin", role = "purchaser", mood = "table.mood" } },
  state = { warmth = { 50, 0, 100 } },
  facts = { nights = { "Their line runs at night, too.", from = "lin" } },
  outcome = {
    { "Your gain", weight = 50, from = "table.own" },
    { "Together", weight = 25, from = "table.joint" },
    { "Relationship", weight = 25, from = "table.relationship" },
  },
  start = "hall",
  beats = {
    hall = {
      say = { lin = "You found us." },
      options = {
        { "Ask how the nights go.", id = "ask", does = { { "ask", issue = "response" }, "paraphrase" }, effect = { warmth = 10 }, go = "talk" },
        { "Go straight in.", id = "in", effect = { warmth = -5 }, go = "talk" },
        { "Ask the foreman about the nights.", id = "foreman", learn = "nights", go = "talk" },
      },
    },
    talk = {
      say = { lin = "Let us see what you have." },
      negotiate = {
        with = "lin",
        issues = {
          { "Unit price", id = "price", values = { "98", "100", "102", "104" }, mine = { 0, 150, 300, 400 }, theirs = { 300, 200, 100, 0 } },
          { "Response time", id = "response", values = { "4 h", "8 h", "24 h" }, mine = { 0, 60, 90 },
            theirs = { { 400, 200, 0 }, { 200, 120, 0 } }, fact = "nights", tells = { lin = "Our nights are the trouble." } },
          { "Payment", id = "payment", values = { "30 days", "60 days" }, money = true, mine = { 60000, 0 }, theirs = { 0, 90400 } },
        },
        reserve = { mine = 150, theirs = { 150, 250 } },
        rounds = 10,
        trust = "warmth",
        money = { "NT$", point = 1000 },
        alternatives = { { "Sell them to Delta", 150 }, { "Leave the line idle", 50 } },
        acts = { ask = { "Ask about it", say = { you = "What does it mean to you?" } }, threat = false },
        lines = {
          agreed = { lin = "Done." },
          told = { { lin = "It matters." }, { lin = "I trust you with that.", when = "table.trust >= 50" } },
          left = { lin = "That is enough." },
        },
        agreed = { { "bitter", when = "table.relationship < 40" }, "signed" },
        walked = "home",
        timeout = "late",
        left = "thrown",
      },
    },
  },
  endings = {
    signed = { "Signed" }, bitter = { "Signed, with gritted teeth" }, home = { "You go home" }, late = { "Time is up" },
    thrown = { "They show you the door" },
  },
  runs = {
    expert = { hall = "ask", talk = { "prepare alternative=1 limit=28 target=80 price=2 response=3 payment=1", "ask price",
      "offer price=#4 response=#1 payment=#1", "accept" } },
  },
}
