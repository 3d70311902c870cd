-- expect: scenario 36
-- A technique that the handbook does not have.
return scenario {
  api = 1, kind = "assessment", level = 2, minutes = 6,
  title = "The clinic's file",
  brief = "Sung Clinics spends middling sums and trains half of the region's technicians. Seven looks at the file, and then a grade.",
  cast = { fang = { name = "Fang", role = "head of accounts", portrait = "fang" } },
  state = { proof = { 30, 0, 100 } },
  outcome = { { "What you can prove", from = "proof" } },
  start = "orders",
  beats = {
    orders = {
      say = "Orders of three years, by month.",
      go = "sector",
      options = {
        { "Add up last year.", mistakes = "identify.data-signals", effect = { proof = -10 }, why = "One year is no pattern." },
        { "Look for what repeats.", shows = "identify.data-signals", effect = { proof = 10 }, why = "Every March, and rising." },
        { "Take the biggest order, and ring them about it.", why = "It was a wedding present to another clinic." },
      },
    },
    sector = {
      say = { { fang = "They are small. Why are they in this pile?" } },
      go = "needs",
      options = {
        { "'They train the technicians who choose for others.'", shows = "identify.strategic-value", effect = { proof = 10 },
          why = "Influence is a value, and you can count heads." },
        { "'They are strategic.'", mistakes = "identify.strategic-value", effect = { proof = -10 }, why = "A word is no proof." },
      },
    },
    needs = {
      say = "A letter asks for service at night.",
      go = "money",
      options = {
        { "Promise it.", mistakes = "identify.needs-fit", effect = { proof = -10 }, why = "You have nobody at night." },
        { "File it.", why = "Then it stays a letter." },
        { "Ask how often.", shows = "identify.need-fit", effect = { proof = 10 }, why = "Twice a year. That can be done." },
      },
    },
    money = {
      say = { { fang = "What do they earn us?" } },
      go = "loyal",
      options = {
        { "'Eleven per cent of the branch, at a better margin than the rest.'", shows = "identify.financial-value", effect = { proof = 10 },
          why = "A share and a margin, in one sentence." },
        { "'Quite a bit, all in all, if one counts everything together.'", mistakes = "identify.financial-value", effect = { proof = -10 },
          why = "Nobody can check that." },
      },
    },
    loyal = {
      say = "A rival's brochure lies in the file.",
      go = "name",
      options = {
        { "Throw it away.", why = "Then nobody knows that it was there." },
        { "Ask the nurse why she kept it.", shows = "identify.loyalty-value", effect = { proof = 10 },
          why = "For the picture on page two." },
        { "Offer five per cent at once, before the rival does.", mistakes = "identify.loyalty-value", effect = { proof = -10 },
          why = "You pay for a fear." },
      },
    },
    name = {
      say = { { fang = "And who listens to them?" } },
      go = "grade",
      options = {
        { "'Four hospitals had them write their tender.'", shows = "identify.reputation-value", effect = { proof = 10 },
          why = "Four names, and they can be asked." },
        { "'Everybody in the region.'", mistakes = "identify.reputation-value", effect = { proof = -10 }, why = "Everybody is nobody." },
      },
    },
    grade = {
      ask = "The grade?",
      go = { { "kept", when = "proof >= 70" }, { "asked", when = "proof >= 30" }, "thrown" },
      options = {
        { "C, by what they spend.", mistakes = "identify.grade-and-tier", effect = { proof = -10 }, why = "One lens of four." },
        { "A, because it feels right.", why = "It may be right. Feeling is no rule." },
        { "B, and what that entitles them to.", shows = "identify.grade-and-tier", effect = { proof = 10 },
          why = "A grade that means something on Monday." },
      },
    },
  },
  endings = { kept = { "The grade stands" }, asked = { "Fang has questions" }, thrown = { "Fang grades it herself" } },
  runs = {
    expert = { orders = 2, sector = 1, needs = 3, money = 1, loyal = 2, name = 1, grade = 3 },
    careless = { orders = 1, sector = 2, needs = 1, money = 2, loyal = 3, name = 2, grade = 1 },
  },
}
