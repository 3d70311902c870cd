-- A small scenario for the pictures and walks of the debrief: every label can be earned in it, one decision has nothing at stake, one
-- mistake costs nothing, and the expert's run is the best line. It ships with no library.
return scenario {
  api = 1, kind = "negotiation", level = 2, minutes = 5,
  title = "The renewal",
  brief = [[Ms Wu's packaging plant buys its films from you. The contract runs out at the end of the month, and she has asked for you.]],

  cast = {
    wu   = { name = "Wu Shu-fen", role = "head of purchasing, Formosa Pack", mood = "trust" },
    tang = { name = "Tang Ming-che", role = "finance director, Formosa Pack" },
  },

  state = {
    trust  = { 40, 0, 100, show = "Ms Wu's trust" },
    price  = { 100, 0, 100, show = "Price held" },
    signed = false,
  },

  facts = {
    board = { "Her board wants eight per cent off every contract above two million.", from = "wu" },
    march = { "Two late trucks in March cost her a night shift.", from = "wu" },
  },

  promises = {
    report = { "What was changed after March, in writing by Friday", kept = { trust = 5 }, broken = { trust = -10 } },
  },

  outcome = {
    { "Ms Wu's trust", weight = 45, from = "trust" },
    { "Price held", weight = 30, from = "price" },
    { "The contract", weight = 25, from = "signed" },
  },

  start = "call",

  beats = {
    call = {
      say = { { wu = "Thank you for coming. I'll be short: the other offer on my desk is eight per cent below yours." } },
      options = {
        { "'Before we talk about eight: what made you look around?'",
          shows = "discover.deep-needs", effect = { trust = 14 }, learn = "board", go = "march",
          reply = { wu = "My board. Eight off everything above two million. And March, if you want to know." },
          why = "One open question, and the reason behind the number is on the table: a rule of her board, and a grievance." },
        { "'You know how it is, Ms Wu: one gets what one pays for.'",
          mistakes = "negotiate.listen-and-reflect", effect = { trust = -10 }, go = "march",
          reply = { wu = "I know what I pay. That is why you are here." },
          why = "It defends the price before anybody has asked what the price stands for. She hears a lecture." },
        { "'Eight is out of reach. Four I could do today.'",
          mistakes = "negotiate.timed-concession", effect = { trust = -4, price = -40 }, go = "march",
          reply = { wu = "Four, and we have not even sat down. Noted." },
          why = "Four per cent for nothing. The first number became the new top, and it was given before she asked." },
        { "'Could I see the other offer?'",
          effect = { trust = -2 }, go = "march",
          reply = { wu = "You could not." },
          why = "A natural wish, but it makes the other offer the measure of all that follows." },
      },
    },

    march = {
      say = { { wu = "In March two of your trucks were late. My people stood at the line until midnight." } },
      options = {
        { "'They were. I was told on the Monday and rang you on the Thursday. That was three days too late.'",
          shows = "relate.credibility", effect = { trust = 15 }, learn = "march", go = "offer",
          reply = { wu = "At least somebody says it." },
          why = "Said plainly and without an excuse. It costs a minute and buys the right to speak about tomorrow." },
        { "'That was the strike at the port. All of them were late.'",
          mistakes = "complaint.listen-first", effect = { trust = -12 }, go = "offer",
          reply = { wu = "The others rang." },
          why = "True, and beside the point. She spoke of a night shift, not of ships." },
        { "'You get it in writing by Friday: what happened and what we changed.'",
          shows = "relate.keep-promises", effect = { trust = 8 }, learn = "march", promise = "report", go = "offer",
          reply = { wu = "By Friday. I'll look for it." },
          why = "A small promise with a date that can be kept. Better still with the plain admission before it." },
      },
    },

    offer = {
      say = { { wu = "So. What do you offer me?" } },
      ask = "She takes the cap off her pen.",
      options = {
        { "'Your stock stands at our depot, four hours away. Last year that saved you three stops. That is worth more than eight.'",
          shows = "negotiate.show-value", effect = { trust = 10 }, go = "pause",
          reply = { wu = "Three, yes. I signed for each of them." },
          why = "Her own figures, and not a per cent given away. The price is compared with what it buys." },
        { "'Two years instead of one, and I can do three per cent.'",
          shows = "negotiate.flex-around-core", effect = { trust = 8, price = -15 }, go = "pause",
          reply = { wu = "Two years I would have to ask for. But that is an offer." },
          why = "Something for something: she gives time, you give price. Only it was not needed yet." },
        { "'Five per cent, if you sign today.'",
          mistakes = "negotiate.timed-concession", effect = { trust = -8, price = -45 }, go = "pause",
          reply = { wu = "And if I sign tomorrow?" },
          why = "The deadline is yours, not hers, and the five are gone whatever she does." },
        { "'I'd have to take that back to my director.'",
          effect = { trust = -5 }, go = "pause",
          reply = { wu = "Then why did he not come?" },
          why = "It takes away your word in the moment in which it counts." },
      },
    },

    pause = {
      say = { "Her telephone rings. She lifts one finger and listens for two minutes." },
      options = {
        { "Wait, and look at the machines below the window.", go = "tang",
          why = "A pause is not a problem that has to be solved." },
        { "Write to your director under the table: 'She may go.'", mistakes = "relate.earn-trust", go = "tang",
          why = "She does not see it this time. Next time she might." },
      },
    },

    tang = {
      say = {
        "The door opens. A man with a folder sits down without a word.",
        { tang = "Tang, finance. I have ten minutes. Why you?" },
      },
      options = {
        { "'Two figures and a risk: three stops saved, no reject in eleven months. The risk is the port, and here is the plan.'",
          shows = "negotiate.plain-answers", effect = { trust = 10 }, go = "close",
          reply = { tang = "A risk. That's a first." },
          why = "He asked for a reason and gets one that can be checked, with its weak side named before he finds it." },
        { "Open the laptop: 'I have brought forty slides about our group.'",
          mistakes = "negotiate.plain-answers", effect = { trust = -9 }, go = "close",
          reply = { tang = "I said ten minutes." },
          why = "Forty slides are an answer to a question that nobody asked." },
        { "'You will never wait for a truck of ours again.'",
          mistakes = "negotiate.no-overpromise", effect = { trust = -4 }, go = "close",
          reply = { tang = "Never. I'll write that down." },
          why = "Nobody can keep it, and now it is on paper." },
      },
    },

    close = {
      say = { { wu = "Good. I'll think about it." } },
      options = {
        { "'Let me say it back: same films, one year, depot stock written in. If that is right, we could sign on Thursday.'",
          shows = "negotiate.close-in-time", effect = { trust = 4 }, set = { signed = true }, go = "after",
          reply = { wu = "Thursday, ten o'clock. Bring two copies." },
          why = "What was agreed in one sentence, and a date. She can say yes without having to say anything new." },
        { "'Take all the time you need.'",
          mistakes = "negotiate.close-in-time", go = "lost",
          reply = { wu = "Thank you. I shall." },
          why = "Polite, and over. Whoever comes next will not leave without a date." },
        { "'And if I put two per cent on top?'",
          mistakes = "negotiate.timed-concession", effect = { price = -30, trust = -4 }, set = { signed = true }, go = "after",
          reply = { wu = "Then I have thought about it." },
          why = "She had not said no. Two per cent for an answer that a date would have brought." },
      },
    },

    after = {
      say = { "A week later. The contract lies signed in your drawer." },
      options = {
        { "Ring her before the first truck leaves, and after it has arrived.",
          shows = "relate.follow-up", keep = "report", effect = { trust = 8 }, go = { { "partner", when = "trust >= 75" }, "renewed" },
          why = "The first delivery of a new contract is the one she will remember." },
        { "File it. The next talk is in eleven months.",
          mistakes = "relate.follow-up", effect = { trust = -6 }, go = { { "partner", when = "trust >= 75" }, "renewed" },
          why = "Until then somebody else will ring." },
      },
    },
  },

  endings = {
    partner = { "Renewed, and she asks you first", { wu = "We are planning a third line. I'd like your opinion before I ask the others." } },
    renewed = { "Renewed for one year", { wu = "One year. Then we shall see." } },
    lost = { "She signs with the other one", "The mail comes on the twenty-ninth. It is friendly and has two lines." },
  },

  runs = {
    expert = { call = 1, march = 1, offer = 1, pause = 1, tang = 1, close = 1, after = 1 },
    careless = { call = 3, march = 2, offer = 3, pause = 2, tang = 3, close = 2 },
  },
}
