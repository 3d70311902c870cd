-- expect: unreachable-option 22
-- The coffee comes before anything could warm her.
return scenario {
  api = 1, kind = "negotiation", level = 5, minutes = 10,
  title = "The drill contract",
  brief = "Ms Lin buys drills for a workshop of forty people. Your contract with her ends in June.",
  cast = { lin = { name = "Lin Mei-hua", role = "purchaser, Sunrise Tools", portrait = "purchaser", mood = "table.mood" } },
  state = { warmth = { 50, 0, 100 } },
  facts = { nights = { "Her workshop runs at night, too.", from = "lin" } },
  outcome = {
    { "What you got", weight = 50, from = "table.own" },
    { "What you found together", weight = 25, from = "table.joint" },
    { "What she thinks of you", weight = 25, from = "table.relationship" },
  },
  start = "coffee",
  beats = {
    coffee = {
      say = { lin = "You're early. Coffee?" },
      options = {
        { "'Gladly. And how do the nights go?'", does = { { "ask", issue = "response" }, "paraphrase" }, effect = { warmth = 10 },
          why = "She has told you something before the table is laid.", go = "talk" },
        { "'We know each other.'", when = "warmth > 50", why = "Nobody does.", go = "talk" },
        { "'No time. Let's talk business.'", effect = { warmth = -10 }, why = "You save five minutes, and some trust.", go = "talk" },
      },
    },
    talk = {
      say = { lin = "So. What can you do for us?" },
      negotiate = {
        with = "lin",
        issues = {
          { "Unit price", id = "price", money = true, values = { "NT$ 98", "NT$ 100", "NT$ 102", "NT$ 104" },
            mine = { 0, 120000, 240000, 360000 }, theirs = { 240000, 160000, 80000, 0 } },
          { "Response time", id = "response", values = { "4 h", "8 h", "24 h" }, mine = { 0, 60, 90 },
            theirs = { { 400, 200, 0 }, { 200, 120, 0 } },
            fact = "nights", tells = { lin = "When a drill stops at night, forty people stand about." } },
          { "Payment", id = "payment", values = { "30 days", "60 days" }, mine = { 60, 0 }, theirs = { 0, 40 } },
        },
        money = { "NT$", point = 1000 },
        reserve = { mine = 150, theirs = { 200, 240 } },
        rounds = 12,
        trust = "warmth",
        alternatives = { { "Sell the drills to Delta", 150 }, { "Wait for a better customer", 40 } },
        acts = { ask = { "Ask what it means to her", say = { you = "What does that mean to you?" } }, threat = false },
        lines = {
          insulted = { lin = "I hope that's a joke." },
          told = { lin = "It's no secret." },
          limit = { lin = "There isn't much left in it." },
          agreed = { lin = "Then we have a contract." },
        },
        agreed = "signed", walked = "home", timeout = "home",
      },
    },
  },
  endings = { signed = { "The contract is signed" }, home = { "You go home without a contract" } },
  runs = {
    expert = {
      coffee = 1,
      talk = {
        "prepare alternative=1 limit=29 target=90 price=2 response=3 payment=1", "ask price", "paraphrase", "value response",
        "offer price=#4 response=#1 payment=#1", "silence", "if price=#3", "accept",
      },
    },
  },
}
