-- Nothing to find. Functions as conditions, effects and outcome.
local function both(s) return s.lead >= 3 and s.calm end

return scenario {
  api = 1, kind = "negotiation", level = 4, minutes = 5,
  title = "Three bidders",
  brief = "The hospital buys beds for two wards. You are one of three, and the only one whose beds are known there.",
  cast = { dr = { name = "Dr. Yeh", role = "head of nursing", portrait = "executive" } },
  state = { lead = { 1, 0, 4 }, calm = true, form = { "blank", "short", "full" } },
  outcome = {
    { "The lead over the others", weight = 75, from = function(s) return s.lead * 25 end },
    { "A calm table", weight = 25, from = "calm" },
  },
  rules = { { when = function(s) return s.lead == 0 and not s.calm end, go = "out" } },
  start = "paper",
  beats = {
    paper = {
      say = { { dr = "Form seven. Everybody hates form seven." } },
      go = "ward",
      options = {
        { "Fill it in to the last line.", set = { form = "full" }, shows = "negotiate.plain-answers",
          why = "Every question has an answer, and she finds each in its place." },
        { "Fill in what matters.", set = { form = "short" }, why = "What matters to you, that is." },
        { "Attach the brochure instead.", mistakes = "negotiate.plain-answers", effect = { calm = false },
          why = "She asked seven questions, and got twenty pictures." },
      },
    },
    ward = {
      say = { { dr = "You wrote everything down. Good.", when = "form == 'full'" }, "The night nurse raises a bed with her elbow." },
      go = "table",
      options = {
        { "Ask her what she does forty times a night.", effect = { lead = 1 }, shows = "negotiate.show-value",
          why = "Forty times a night is a figure that a board can read." },
        { "Show the massage function.", mistakes = "negotiate.show-value", effect = { calm = false },
          why = "Nobody on a ward has asked for one." },
      },
    },
    table = {
      say = { { dr = "The other two have come down by six per cent." } },
      options = {
        { "'We stay, and the training is on us.'", effect = { lead = 1 }, shows = "negotiate.flex-around-core", go = "board",
          why = "The price holds, and the ward gets what it needs." },
        { "'We can do seven.'", mistakes = "negotiate.flex-around-core", go = "board",
          why = "The first thing you give away is the thing you live on." },
      },
    },
    board = {
      say = "The board sits behind a long table. Nobody has read form seven.",
      options = {
        { "'One sentence: forty times a night, with one hand.'", when = both, effect = { lead = 1 }, shows = "negotiate.close-in-time",
          why = "You end while they are nodding.", go = "won" },
        { "Go through the offer page by page.", mistakes = "negotiate.close-in-time",
          effect = function(s) if s.form ~= "full" then s.lead = s.lead - 1 end end,
          why = "On page nine the first telephone comes out.", go = { { "second", when = "lead >= 2" }, "out" } },
        { "Leave the paper, and thank them.", why = "Polite, and soon forgotten.", go = { { "second", when = "lead >= 3" }, "out" } },
      },
    },
  },
  endings = { won = { "Sixty beds" }, second = { "Second of three" }, out = { "A letter with regrets" } },
  runs = { expert = { paper = 1, ward = 1, table = 1, board = 1 }, careless = { paper = 2, ward = 2, table = 2, board = 2 } },
}
