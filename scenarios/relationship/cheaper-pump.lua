-- The cheaper pump (S07): a first scenario about the wish behind the wish. Purchasing asks for ten per cent off six pumps; what the plant
-- needs is in no order. Trains reading the account file before and writing it after, starting from the customer's goal, asking why,
-- drawing in the quiet person, saying the need back before any figure, asking what tips the choice, and answering a hard question in one
-- plain sentence. The minute clock matters twice: at 14:28 the plant manager leaves the room, with or without the rep, and at 17:00 a
-- promised page is due. What costs time costs six minutes more than the rest; trust, fit and record move in steps of ten.
-- In the meeting: Kuo has had enough.
local over = { { when = "trust_kuo < 10", go = "shown_out" } }

return scenario {
  api = 1, kind = "relationship", level = 1, minutes = 12, scene = "meeting-room",
  title = "The cheaper pump",
  brief = [[Green Valley Foods in Taichung fills soy milk on two lines. Six of your L40 transfer pumps are due for renewal:
    NT$182,000 each, NT$1,092,000 together. Kuo Chih-hao, purchasing manager since last autumn, has called a short meeting for
    14:00. He wants the same six for ten per cent less. He has also asked plant manager Tsai Yu-chin to sit in. Nobody told you
    why.

    You have half an hour with them, and an afternoon to do what you said.]],

  cast = {
    kuo  = { name = "Kuo Chih-hao", role = "purchasing manager, Green Valley Foods", portrait = "purchaser", mood = "trust_kuo" },
    tsai = { name = "Tsai Yu-chin", role = "plant manager, Green Valley Foods", portrait = "quality-head", mood = "trust_tsai" },
    ade  = { name = "A-te", role = "mechanic, line 2", portrait = "mechanic" },
    peng = { name = "Peng Wen-hsiung", role = "your sales manager", portrait = "sales-manager" },
  },

  state = {
    trust_kuo  = { 50, 0, 100, show = "Kuo’s trust" },
    trust_tsai = { 20, 0, 100, show = "Ms Tsai’s trust" },
    fit        = { 0, 0, 100 },                            -- first what you know of the need, then how well the offer meets it
    record     = { 0, 0, 100 },                            -- how much of the account file is read and written
    cut        = false,                                    -- a discount was thrown in before anyone knew what for
    filed      = false,                                    -- the visit stands in the account file
    two_names  = false,                                    -- Ms Tsai has signed what the stops cost
    place      = { "room", "gone", "floor" },              -- all in the meeting room; Ms Tsai has left it; all at line 2
    offer      = { "none", "mix", "survey", "half", "ten" },
  },

  facts = {
    seal_note = "9 April: our service changed a seal on pump P-204, line 2, free of charge. Cause: left blank.",
    early     = "Ms Tsai has been in since five this morning, because of line 2.",
    restart   = { "Line 2 comes back from cleaning at 14:30. Ms Tsai wants to stand next to it when it starts.", from = "tsai" },
    list      = { "Forty-one savings are due on the desk of Ms Yeh, head of finance, on Friday noon. Our pumps are line 17.",
                  from = "kuo" },
    stops     = { "Line 2 stopped four times in May, always at the restart after cleaning.", from = "tsai" },
    cost      = { "One stop: ninety minutes, eleven people, 1,800 litres down the drain. NT$55,000.", from = "tsai" },
    dry       = { "Since the black sesame drink came, the tank is drained to the last drop: P-204 and P-205 run dry. The others never do.",
                  from = "ade" },
    counts    = { "Finance counts stops that no longer happen, if the plant manager signs the figure.", from = "kuo" },
    shutdown  = { "The pumps must be on site by 19 June. On the 20th the plant shuts down for three days; the next chance is October.",
                  from = "tsai" },
  },

  promises = {
    out_by = { "Ms Tsai stands at line 2 by 14:28", due = "14:28", kept = { trust_tsai = 10 }, broken = { trust_tsai = -10 } },
    page   = { "What was said, in writing, to Kuo and Ms Tsai by 17:00", due = "17:00",
               kept = { trust_kuo = 10, trust_tsai = 10 }, broken = { trust_kuo = -10, trust_tsai = -10 } },
  },

  clock = { start = "13:48", unit = "minute" },

  outcome = {
    { "The offer fits the plant", weight = 35, from = "fit" },
    { "Kuo’s trust", weight = 25, from = "trust_kuo" },
    { "Ms Tsai’s trust", weight = 25, from = "trust_tsai" },
    { "The account file", weight = 15, from = "record" },
  },

  start = "lobby",

  beats = {
    lobby = {
      scene = "office",
      say = {
        "13:48. You park under the mango tree by the gate. Twelve minutes.",
        { peng = "SensoGuard counts double until Friday. Green Valley has six pumps. Six! Just saying." },
      },
      ask = "Twelve minutes. What do you do with them?",
      go = "opening",
      options = {
        { "Work out how far down you can go: eight per cent alone, ten with Peng’s signature.",
          mistakes = "discover.decision-factors", takes = 12,
          reply = "You know your floor to the dollar. You know nothing about theirs.",
          why = "You walk in ready for one question, the price. Whatever else counts for these two will come as a surprise." },
        { "Set up the SensoGuard demo on the tablet, so that it starts with one tap.",
          mistakes = "principle.customer-first", effect = { trust_tsai = -10 }, takes = 12,
          reply = "It starts with one tap. You carry it in switched on, and Ms Tsai sees the slides before she sees you.",
          why = [[The campaign is your company’s goal, not theirs. A demo that is ready wants to be shown, and it fills the head that
            should be listening.]] },
        { "Read the account file, service notes included.",
          shows = "discover.account-profile", learn = "seal_note", effect = { record = 20 }, takes = 12,
          reply = "Eleven entries. The last is from service: P-204 on line 2, 9 April, seal changed as goodwill. Cause: left blank.",
          why = "One line from April gives you a question that only somebody who knows this plant can ask." },
        { "Go in early and chat with the guard. He knows who is in what mood today.",
          learn = "early", takes = 12,
          reply = "“Madam Tsai? In since five. Do not mention line 2.” He thinks. “Or do.”",
          why = "A good ear at the gate. But what your own company already knows about line 2 stays unread in the file." },
      },
    },

    opening = {
      say = {
        "14:00, meeting room 2. Kuo pours the tea. Ms Tsai has taken the chair that faces the wall clock.",
        { kuo = "I’ll be quick. Six L40, same as last time, ten per cent less. You get my signature this week. Deal?" },
        "Ms Tsai says nothing.",
      },
      ask = "Your first sentence?",
      go = "glance",
      options = {
        { "“Seven I can give you on the spot. For ten I have to make a call.”",
          mistakes = "discover.clarify-requirements", effect = { cut = true, trust_kuo = -10, trust_tsai = -10 }, takes = 3,
          reply = { { kuo = "On the spot. Well, well." }, "He writes down a seven." },
          why = [[A figure on his first sentence tells Kuo there was air in the price. Ms Tsai hears that this meeting is about money and
            not about her line.]],
          go = "step_back" },
        { "“Perhaps. First: a year from now, what should these six have done for the two of you?”",
          shows = "principle.customer-first", effect = { trust_tsai = 10 }, takes = 3,
          reply = { { kuo = "Cost less. No, seriously: cost less." }, { tsai = "Run." }, "It is her first word." },
          why = [[You ask for the goal before the figure, and you ask both. One word from Ms Tsai is worth more than a nod about ten per
            cent.]] },
        { "“Then let us go through the data sheet line by line, so that we are all talking about the same pump.”", takes = 9,
          reply = {
            { kuo = "It is the same pump. You could sing it." },
            "Six minutes later you have established that it is the same pump.",
          },
          why = [[Careful, but it asks about your product instead of their purpose, and it burns the minutes of somebody who keeps looking
            at the clock.]] },
        { "“Give me nine minutes and a socket: SensoGuard saves you more than ten per cent.”",
          mistakes = "principle.customer-first", effect = { trust_kuo = -10, trust_tsai = -20 }, takes = 9,
          reply = {
            "Slide four shows a pump that smiles. Kuo closes his eyes for a moment.",
            { kuo = "Has anybody here asked for a sensor?" },
          },
          why = [[You answer a question nobody asked, with the product your company wants to move. Both now take you for one more
            presentation.]],
          go = "step_back" },
      },
    },

    step_back = {
      say = {
        { kuo = "Seven, then. So we are only talking about the last three.", when = "cut" },
        { kuo = "Are there many more of these?", when = "not cut" },
        "Ms Tsai turns her cup by a quarter.",
      },
      ask = "That was fast. And now?",
      go = "glance",
      options = {
        { "“Make it eight, we shake hands, and everybody gets twenty minutes back.”",
          when = "cut", mistakes = "discover.decision-factors", effect = { trust_kuo = -10 }, takes = 6,
          reply = { { kuo = "If eight goes that easily, ten will too." } },
          why = "Each step down makes the next one look easy. You are still the only one who believes that it is all about price." },
        { "“The best one comes now, and it is the last one. Promised.”",
          when = "not cut", mistakes = "negotiate.listen-and-reflect", effect = { trust_kuo = -10 }, takes = 6,
          reply = "It is the last but three.",
          why = "He told you that he has stopped listening. Going on makes your slides more important than him." },
        { "Leave it at that, drink some tea, and let the talk move on by itself.",
          takes = 6, reply = "The talk moves on. What Kuo thinks of you stays where it is.",
          why = "No new harm, but the first minutes stand: to Kuo you are somebody who came to sell." },
        { "“Let me take that back. I was talking before I knew what you need them for.”",
          shows = "principle.customer-first", effect = { cut = false, trust_kuo = 10, trust_tsai = 10 }, takes = 6,
          reply = { { kuo = "That is new. Take it back, then." }, "Ms Tsai puts her cup down." },
          why = [[Taking it back costs a moment of pride and gives you a second first sentence. Kuo meets few sellers who correct
            themselves.]] },
      },
    },

    glance = {
      say = "Ms Tsai looks at the wall clock. It is the third time.",
      ask = "You have seen it. Kuo has not.",
      go = "why_now",
      options = {
        { "Stay with Kuo. He called the meeting, and he signs.",
          effect = { trust_tsai = -10 }, takes = 1,
          reply = "She looks a fourth time.",
          why = "He signs, but she lives with the pumps. Somebody who is treated as furniture says what furniture says." },
        { "“Ms Tsai, when do you have to be where?”",
          learn = "restart", promise = "out_by", takes = 1,
          reply = {
            { tsai = "Line 2 comes back from cleaning at half past. When it starts I stand next to it." },
            { you = "Then you will be standing there at 14:28. I’ll watch the time." },
          },
          why = "You have seen her worry and given it a time. From now on she can listen, as long as you keep the minute." },
        { "“If you are needed outside, Ms Tsai, Mr Kuo and I can settle the commercial side by ourselves.”",
          mistakes = "discover.deep-needs", effect = { place = "gone", trust_tsai = -10 }, takes = 1,
          reply = { { tsai = "Gladly." }, "The door closes. Her tea is still full." },
          why = [[It sounds considerate and sends away the only person who knows what happens to your pumps. What is left is the order and
            its price.]] },
        { "“Do not worry, Ms Tsai, we will be through in no time.”", takes = 1,
          reply = { { tsai = "Aha." } },
          why = [[Kind, but without a time and without a question. She has heard “in no time” from everyone who ever kept her in this
            room.]] },
      },
    },

    why_now = {
      say = { { kuo = "So. Ten per cent." } },
      ask = "He puts his pen down and waits.",
      go = "rant",
      options = {
        { "“Why ten, Mr Kuo? And why this week?”",
          shows = "discover.deep-needs", learn = "list", effect = { trust_kuo = 10 }, takes = 4,
          reply = {
            { kuo = "Because Friday noon Ms Yeh gets a list. Head of finance. Forty-one lines, ten per cent on each. You are line 17." },
            { kuo = "I did logistics for nine years. Trucks don’t send me lists." },
          },
          why = "Behind the ten per cent stands a list, a person and a date. There are more ways to help with those." },
        { "“Steel is up six per cent and seals nine. To be honest, we have been holding our price for two years.”",
          mistakes = "negotiate.listen-and-reflect", effect = { trust_kuo = -10 }, takes = 4,
          reply = { { kuo = "Soy beans are up fourteen. Shall we both cry?" } },
          why = "A prepared defence answers nothing that he said. He has heard it from forty other suppliers since Monday." },
        { "“Somebody is cheaper, then. Show me the quote, and I will see what can be done.”",
          mistakes = "discover.decision-factors", takes = 4,
          reply = { { kuo = "Orvell. 163. And no, you can’t see it." } },
          why = [[You have made it a contest of two prices, the one contest you can only win by losing money. Why he needs the figure you
            still do not know.]] },
        { "“With eight pumps instead of six I could get you there. What else is coming up this year?”",
          mistakes = "discover.deep-needs", effect = { trust_kuo = -20 }, takes = 4,
          reply = { { kuo = "I ask for less money and you offer me more pumps." } },
          why = "You are looking at the size of the order. He takes home that you have heard a number and not a problem." },
      },
    },

    rant = {
      say = {
        { kuo = "Every supplier tells me about total cost. Four this month with an iceberg. The price on top, the water very blue." },
        { kuo = "I can’t put an iceberg on a list. I have to put a figure there, and then somebody asks me what it is made of, and I—" },
        "He breaks off and looks for the sugar.",
      },
      rules = over,
      ask = "There is a pause.",
      go = { { "alone", when = "place == 'gone'" }, "draw_in" },
      options = {
        { "Use it: “Our life-cycle sheet is different. It fits on one page, look, here on the left—”",
          mistakes = "negotiate.listen-and-reflect", effect = { trust_kuo = -10 }, takes = 4,
          reply = { { kuo = "Number five." }, "He has found the sugar." },
          why = "You waited for a gap, not for a thought. He was about to tell you what frightens him and got the iceberg again." },
        { "“I can’t look at icebergs any more either”, and pass him the sugar.",
          takes = 4,
          reply = { { kuo = "Thank you. At last a human being." } },
          why = "He likes you for it. But he was about to say what he is really asked for, and with the sugar it went under." },
        { "Help him out: “Five per cent from me, five from dropping the spare kits. There is your figure.”",
          mistakes = "discover.clarify-requirements", effect = { cut = true, trust_tsai = -10 }, takes = 4,
          reply = { { kuo = "That was quick." }, { tsai = "My spare kits?", when = "place == 'room'" } },
          why = [[A quote before the need is clear, and it saves on the one thing the plant holds on to. Kuo notes that five goes without
            asking.]] },
        { "Let him stir. Then: “You need a figure that survives questions. And no fifth iceberg.”",
          shows = "negotiate.listen-and-reflect", learn = "list", effect = { trust_kuo = 10 }, takes = 4,
          reply = { { kuo = "Ms Yeh’s questions. She does finance like a dentist. And on Friday I sit in the chair, with line 17." } },
          why = "You let him finish and hand him his own worry back in his words. Now he tells you who asks the questions." },
      },
    },

    draw_in = {
      say = "Ms Tsai has hardly said a word. Her pen lies exactly parallel to the edge of the table.",
      ask = "Do you bring her in, and how?",
      go = { { "alone", when = "clock > 40" }, "walk" },   -- 14:28: Ms Tsai goes, with or without you
      options = {
        { "“Ms Tsai, if these six were a present: what would still annoy you about them?”",
          shows = "discover.deep-needs", learn = "stops", takes = 2,
          reply = { "The corner of her mouth moves.", { tsai = "Line 2. Four times in May. Cleaning, restart, puddle." } },
          why = "With the price out of the way she can say what a pump costs her after it is paid. None of that is in the order.",
          go = "cost" },
        { "Leave her in peace and talk delivery dates with Kuo. She will speak when she wants to.",
          mistakes = "discover.deep-needs", effect = { trust_tsai = -10 }, takes = 6,
          reply = { { kuo = "Dates, yes. End of the month?" }, "She does not want to." },
          why = [[Quiet people are not content, they are waiting to be asked. You settle the details of a wish whose reason you do not
            know.]] },
        { "“Ms Tsai, in April we changed a seal on P-204. How has she been since?”",
          when = "facts.seal_note", shows = { "discover.account-profile", "discover.deep-needs" },
          learn = "stops", effect = { trust_tsai = 10 }, takes = 2,
          reply = { { tsai = "You know about that?" }, { tsai = "Four times in May. Always at the restart. It leaks, we stop, we mop." } },
          why = "A question only your file could ask. She notices that somebody on your side remembers her line.",
          go = "cost" },
        { "“You have been here since five, I hear. What got you out of bed, Ms Tsai?”",
          when = "facts.early", shows = "discover.deep-needs", learn = "stops", effect = { trust_tsai = 10 }, takes = 2,
          reply = { { tsai = "P-204 did. Four times in May, always at the restart. It leaks, we stop, we mop." } },
          why = "You ask about her morning and not about your pump, and the pump comes by itself.",
          go = "cost" },
        { "“You are happy with the L40, Ms Tsai, I take it?”", takes = 6,
          reply = { { tsai = "They pump. Most days." }, { kuo = "There you are." } },
          why = "A question that asks for praise gets politeness. “Most days” was the answer, and it goes by." },
      },
    },

    cost = {
      say = {
        { kuo = "Four? Nobody told me four." },
        { tsai = "You got a mail. You got four." },
        "It becomes quiet. Somewhere a forklift backs up.",
      },
      rules = over,
      ask = "Both look at you.",
      go = { { "alone", when = "clock > 40" }, "walk" },   -- 14:28: Ms Tsai goes, with or without you
      options = {
        { "“There you have it, Mr Kuo. The price was never your problem. The stops are.”",
          mistakes = "negotiate.listen-and-reflect", effect = { trust_kuo = -10 }, takes = 4,
          reply = { { kuo = "Thank you. I was sitting right here." } },
          why = [[It may even be right, but it is your punch line and at his cost, in front of his plant manager. He will not carry this
            figure to finance.]] },
        { "“Take me through one such morning, from the first drop to the first good bottle.”",
          shows = { "discover.deep-needs", "discover.clarify-requirements" }, learn = "cost",
          effect = { trust_tsai = 10, fit = 10 }, takes = 4,
          reply = {
            { tsai = "Ninety minutes. Eleven people stand about. 1,800 litres into the drain. 55,000 each time, I have worked it out." },
            "Kuo counts on his fingers, four times, and starts writing.",
          },
          why = [[You let her show the damage step by step. The figure is hers, so nobody has to defend himself, and Kuo finds out what
            his list leaves out.]] },
        { "“Four stops at a good hundred thousand each: Mr Kuo, there are your ten per cent, every single month!”",
          effect = { trust_tsai = -10 }, takes = 4,
          reply = { { tsai = "Where do you get a hundred thousand?" }, "You got it from the air, and she can see that." },
          why = "The right idea with an invented number. She knows the real one; from now on she checks all of yours." },
        { "“That is our seal, then. Six new ones go out tonight, on the house.”",
          mistakes = "discover.deep-needs", takes = 4,
          reply = { { tsai = "We got a new one in April. On the house." } },
          why = "Generous, and it mends what you can see. Why it leaks only at the restart nobody has asked, so it will leak again." },
      },
    },

    walk = {
      scene = "plant-floor",
      say = {
        "Ms Tsai puts the cap on her pen.",
        { kuo = "Good. And where does that leave us?" },
      },
      rules = over,
      ask = "The wall clock has become everybody’s business.",
      go = "alone",
      options = {
        { "“I will send our service engineer next week, with his instruments. He finds everything.”",
          keep = "out_by", effect = { place = "gone", trust_tsai = -10 }, takes = 2,
          reply = { { kuo = "Next week. My Friday is this week." }, { tsai = "Then I’ll go." } },
          why = "Solid, but too late for him and too far away for her. The thing you need to see stands two minutes from here." },
        { "Fetch the heavy-duty catalogue from the car: “This one would hold in any case.”",
          mistakes = "discover.clarify-requirements", effect = { trust_kuo = -10, trust_tsai = -10 }, takes = 8,
          reply = "The heavy-duty pump has a page of its own, with a rhinoceros.",
          why = "You are choosing a product before you know what it has to survive. The minutes it took were hers." },
        { "“May Mr Kuo and I walk with you, Ms Tsai? I would like to see them start.”",
          keep = "out_by", effect = { place = "floor", trust_tsai = 10 }, takes = 2, go = "floor",
          reply = { { tsai = "Hairnets are by the door." }, { kuo = "I haven’t been down there since March." } },
          why = [[You keep to her clock and take the meeting to where the answer is. And Kuo sees for himself what no mail could show
            him.]] },
        { "“You go ahead, Ms Tsai. Mr Kuo and I do the sums meanwhile, that saves us all time.”",
          keep = "out_by", effect = { place = "gone" }, takes = 2,
          reply = { { tsai = "Do that." }, "She is out before you have closed your pen." },
          why = "Friendly to her clock, but you are now doing sums without the person who has the figures." },
      },
    },

    alone = {
      say = {
        { "Ms Tsai gets up in the middle of a sentence. It was yours.", when = "place == 'room'" },
        { "Ms Tsai’s chair is empty.", when = "place == 'gone'" },
        "Kuo’s phone rings. He listens, and holds it a little away from his ear.",
        { kuo = "She needs a seal from the stores. For P-204. Again, she says, and that I should write down the “again”." },
      },
      rules = over,
      ask = "You are alone with Kuo.",
      go = "question",
      options = {
        { "“A pity. But let us use the quiet: where does the price have to be?”",
          mistakes = "discover.decision-factors", effect = { place = "gone", trust_kuo = -10 }, takes = 6,
          reply = { { kuo = "At ten. I have said so. Twice." } },
          why = [[The need has just rung up, and you ask about the price. He has nothing new to say on that, and you have nothing new to
            offer.]] },
        { "“Again? Take me to her, please. I ought to see that before I quote anything.”",
          shows = "discover.clarify-requirements", effect = { place = "floor" }, takes = 6,
          reply = { { kuo = "Before you quote. All right, that is a first. Hairnets are by the door." } },
          why = "Late, but the right way: no figure before you know what the pump has to stand. And Ms Tsai sees you come unasked.",
          go = "floor" },
        { "“Tell her the seal is on us, and that there is a second one in the post tonight.”",
          effect = { place = "gone" }, takes = 6,
          reply = { { kuo = "She says thank you. She says it like a question." } },
          why = "A quick kindness. It buys a seal and leaves the “again” where it was." },
        { "Wink: “Production is always short of something. Shall we go on?”",
          mistakes = "discover.deep-needs", effect = { place = "gone", trust_tsai = -10 }, takes = 6,
          reply = { { kuo = "The line is still open." } },
          why = "A joke among buyers at her cost, with her on the phone. You have waved away the only clue of the day." },
      },
    },

    floor = {
      scene = "plant-floor",
      say = {
        "Line 2. Steam, wet tiles. Under P-204 stands a bucket, and beside it a mechanic on an upturned crate.",
        { ade = "Six pumps we have, officially. The bucket is Number Seven. Since April." },
        { tsai = "Four stops in May, and each time he was sitting right there." },
        { tsai = "14:28, you said. You can read a clock.", when = "promises.out_by == 'kept'" },
        { tsai = "14:28, you said. What does your watch say?", when = "promises.out_by == 'broken'" },
      },
      rules = over,
      ask = "What do you ask A-te?",
      go = "question",
      options = {
        { "“Was the seal put in at twelve newton metres, as the manual says?”",
          learn = "stops", effect = { trust_tsai = -10 }, takes = 6,
          reply = { { ade = "By the manual. I sleep on the manual." }, "That was the last he says to you." },
          why = "A technical question that asks whose fault it is. A-te knows everything about this leak, and now he keeps it." },
        { "Explain to him what flush pressure and face material do to the leakage rate, with a sketch.",
          learn = "stops", mistakes = "negotiate.plain-answers", effect = { trust_kuo = -10, trust_tsai = -10 }, takes = 6,
          reply = { { ade = "So it drips because it drips." } },
          why = "You teach the man who could teach you. Kuo and Ms Tsai have time to see which of you does the talking." },
        { "Take photographs: bucket, nameplate, floor. The engineers at home will know.",
          learn = "stops", takes = 6,
          reply = { { ade = "Get me in as well. I belong to it." } },
          why = "Good pictures of what the leak leaves behind. What happens before it leaks is in no picture." },
        { "“When does it begin, and what was going on in the ten minutes before?”",
          shows = { "discover.deep-needs", "discover.clarify-requirements" },
          learn = { "dry", "stops" }, effect = { fit = 20 }, takes = 6,
          reply = {
            { ade = "Since the black sesame. Too dear to waste, so they drain the tank to the last drop. Then 204 and 205 run on air." },
            { ade = "The other four? Plain soy, never dry. Six years, not a drop." },
          },
          why = [[You ask for the story instead of the culprit, and get the cause: it is not the pump’s age, it is the sesame. Two of six,
            not six.]] },
      },
    },

    question = {
      say = {
        { ade = "Cleaning is late today. Just for you.", when = "place == 'floor' and clock > 48" },
        { "Line 2 comes up. Everybody looks at the bucket. Tock. Pause. Tock.", when = "place == 'floor'" },
        { tsai = "So. If I put six new ones in, does that stop?", when = "place == 'floor'" },
        { kuo = "Let me ask you something. Orvell says same pump, 163. What do I get from you for the other nineteen thousand?",
          when = "place ~= 'floor'" },
      },
      rules = over,
      ask = "What do you answer?",
      go = "factors",
      options = {
        { "“That depends on viscosity, inlet pressure and the load on the seal faces. At forty degrees, roughly speaking—”",
          mistakes = "negotiate.plain-answers", effect = { trust_kuo = -20 }, takes = 3,
          reply = { { tsai = "Was that a yes?", when = "place == 'floor'" }, { kuo = "Was that an answer?", when = "place ~= 'floor'" } },
          why = [[Everything in it is true, and none of it can be repeated to Ms Yeh. Anyone who asks a short question and gets a lecture
            suspects a no.]] },
        { "“No. New ones leak too. Two of the six need a guard against running dry. The other four need nothing special.”",
          when = "facts.dry", shows = "negotiate.plain-answers", effect = { trust_tsai = 10 }, takes = 3,
          reply = { { ade = "That’s what I’ve been saying since April." }, { tsai = "To the bucket, yes." } },
          why = "The conclusion first, in her words, and against your own order. After this “no” she believes your “yes”." },
        { "“I do not know yet, and I will not guess. You get a yes or a no on Thursday noon.”",
          when = "place == 'floor' and not facts.dry", shows = "negotiate.plain-answers", takes = 3,
          reply = { { tsai = "Thursday. I can live with that." } },
          why = "A plain “not yet” with a time. Better than a pretty answer, though the cause was within arm’s reach." },
        { "“Yes. New pumps do not leak, and if one does, you ring me and I come.”",
          when = "place == 'floor'", effect = { trust_tsai = -10 }, takes = 3,
          reply = { { ade = "The new seal didn’t leak either. For a week." } },
          why = "Short, warm, and nobody here believes it. In July she would know it for certain." },
        { "“Seals from our store in Taichung and a fitter in four hours. If you don’t need that, nothing.”",
          when = "place ~= 'floor'", shows = "negotiate.plain-answers", takes = 3,
          reply = { { kuo = "Two things. That I can remember." } },
          why = [[Two points he can repeat, and the courage to say “nothing”. Whether this plant needs them you would have learned at
            the line.]] },
        { "“Quality, Mr Kuo. You cannot compare forty years of experience with Orvell.”",
          when = "place ~= 'floor'", effect = { trust_kuo = -10 }, takes = 3,
          reply = { { kuo = "I can. Left column, right column." } },
          why = "Big words without a thing in them. He has a column for figures and none for pride." },
        { "“An excellent question. I will have our engineers write you a proper report on it.”",
          effect = { trust_kuo = -10, trust_tsai = -10 }, takes = 3,
          reply = { { kuo = "I was hoping for a sentence." } },
          why = "Praise for the question instead of an answer. They put you on the list of people who will get back to them." },
      },
    },

    factors = {
      say = {
        { "A-te empties Number Seven.", when = "place == 'floor'" },
        { kuo = "All well and good. But price is price." },
      },
      rules = over,
      ask = "He means it. Does he?",
      go = "readback",
      options = {
        { "“Then rank them for me: price, running, delivery, service. What comes first, what last?”",
          shows = "discover.decision-factors", learn = "counts", effect = { fit = 10 }, takes = 3,
          reply = {
            { tsai = "Running. Then a long time nothing.", when = "place == 'floor'" },
            { kuo = "A figure for Friday. Then the pr- fine, then running. Then the price." },
            { kuo = "Ms Yeh even counts stops that don’t happen. The plant has to sign for them, though. Nobody ever asks the plant." },
          },
          why = [[In the ranking the price slips by itself, and out falls the rule that decides on Friday: a signed stop counts like
            money.]] },
        { "“I see. So in the end it is the price. Then I will sharpen my pencil once more.”",
          mistakes = "discover.decision-factors", effect = { trust_kuo = -20 }, takes = 3,
          reply = { { kuo = "Do that." }, { "Ms Tsai looks at the bucket.", when = "place == 'floor'" } },
          why = "You took a grumble for a ranking. Nobody gets to say what else would tip the scales, and you bargain against yourself." },
        { "“With respect, pumps that simply run are worth more to you than any ten per cent.”",
          effect = { trust_kuo = -10 }, takes = 3,
          reply = { { kuo = "Worth more to whom? On whose list?" } },
          why = "You have ranked it for him. Even if it is true, he has to arrive there himself, and on his list it does not count yet." },
        { "“Who has the last word on this: you, Ms Tsai or finance?”",
          takes = 3,
          reply = { { kuo = "I have the last word. Then I ask finance." } },
          why = "Useful to know who decides. What they decide by you still have to guess." },
      },
    },

    readback = {
      say = {
        { kuo = "You have seen the patient. What goes into your offer?", when = "place == 'floor'" },
        { kuo = "So. What goes into your offer?", when = "place ~= 'floor'" },
      },
      rules = over,
      ask = "He has his pen out.",
      go = "offer",
      options = {
        { "“I have everything I need, thank you. I can start on it straight away.”",
          mistakes = "discover.clarify-requirements", effect = { trust_kuo = -10 }, takes = 3,
          reply = { { kuo = "Everything. You are quick." } },
          why = [[You have your picture of the need, they have theirs, and nobody has laid them side by side. No date has been mentioned
            at all.]] },
        { "“A million flat, give or take. That much I can tell you now.”",
          mistakes = "discover.clarify-requirements", effect = { cut = true, trust_kuo = -10 }, takes = 3,
          reply = { { kuo = "A million. Give or take what?" } },
          why = "He asked what goes in, you answered what comes out. Now every part has to be squeezed under a figure from the air." },
        { "“Let me say it back: two that survive running dry, four simple ones, a figure for Friday. By when, I do not know. Correct?”",
          when = "facts.dry", shows = { "discover.clarify-requirements", "negotiate.listen-and-reflect" }, learn = "shutdown",
          effect = { fit = 10 }, takes = 3,
          reply = {
            { tsai = "On site by the 19th. On the 20th we shut down for three days. Miss that, and it’s October." },
            { kuo = "And one invoice. Last year I had six." },
          },
          why = "Said back, the need becomes theirs, and the gap you admit gets filled at once: the date would have sunk the best offer." },
        { "“Let me say it back: six pumps, a figure for Friday, and a leak that I do not understand yet. What is missing?”",
          when = "not facts.dry", shows = { "discover.clarify-requirements", "negotiate.listen-and-reflect" }, learn = "shutdown",
          effect = { fit = 10 }, takes = 3,
          reply = {
            { tsai = "The date. On site by the 19th, before the shutdown, or it’s October.", when = "place == 'floor'" },
            { kuo = "The date. Tsai wants them on site by the 19th, before the shutdown, or it’s October.", when = "place ~= 'floor'" },
          },
          why = [[Honest about the hole in the middle, and open for what is missing. What comes back is the date that you did not ask
            for.]] },
        { "“Is there anything else that I should know?”",
          takes = 3, reply = { { kuo = "Plenty, I should think." } },
          why = "Too wide to catch anything. People correct a picture; a blank sheet they leave blank." },
      },
    },

    offer = {
      say = {
        { kuo = "Then let me hear it." },
        { kuo = "And the figure you gave me before still stands, I take it.", when = "cut" },
      },
      rules = over,
      ask = "What do you put on the table?",
      go = "line_17",
      options = {
        { "“All six with guard and SensoGuard, as one package. At that size I get your ten per cent through.”",
          mistakes = "principle.customer-first", effect = { offer = "ten", trust_tsai = -20 }, set = { fit = 10 }, takes = 6,
          reply = {
            { kuo = "Ten per cent off more. So: more." },
            { tsai = "Four of those never leaked.", when = "place == 'floor'" },
          },
          why = [[It gives him his ten per cent on paper and you a double campaign bonus, on four pumps that need none of it. Ms Tsai can
            count.]],
          go = "goodbye" },
        { "“Four without the hardened shaft at 166, two with guard at 198: 1.06 million. SensoGuard you do not need.”",
          when = "facts.dry and not cut", shows = "principle.customer-first",
          effect = { offer = "mix", trust_tsai = 10, fit = 50 }, takes = 3,
          reply = {
            { tsai = "No hardened shaft. Right. We don’t pump gravel." },
            { ade = "And Number Seven?" }, { tsai = "Retires." },
          },
          why = "Each part answers something they said, and what does not serve them is out, even what your own boss wanted in." },
        { "“Four at 166, two with guard at 198: 1.06 million. My figure from before was for the wrong pumps, so it is gone.”",
          when = "facts.dry and cut", shows = "principle.customer-first",
          effect = { offer = "mix", fit = 40 }, takes = 3,
          reply = { { kuo = "Gone. I had it underlined." }, { tsai = "These are the right ones, Kuo." } },
          why = [[The right pumps, and plain talk about the figure you threw in too early. But Kuo now looks less at the pumps than at the
            figure that went, and the offer has a dent.]] },
        { "“The same six, ten per cent off. You have your figure, Mr Kuo, and I have my order.”",
          mistakes = "discover.deep-needs", effect = { offer = "ten", trust_tsai = -20 }, set = { fit = 0 }, takes = 6,
          reply = { { kuo = "That is what I asked for half an hour ago." }, { "Tock, says the bucket.", when = "place == 'floor'" } },
          why = [[He gets the wish he came with, and the plant keeps its trouble. In July nobody will remember the ten per cent, only the
            name on the pump.]],
          go = "goodbye" },
        { "“No offer today. Tomorrow we measure at the pumps; by Thursday noon you both have one that holds.”",
          when = "not facts.dry", effect = { offer = "survey", fit = 20 }, takes = 3,
          reply = { { kuo = "Thursday. That is very nearly Friday." } },
          why = [[You do not know what the pump has to stand, so you do not quote. It is tight for Kuo, but it is the only offer that can
            fit.]] },
        { "“Five per cent on all six, and new seals every quarter, free for as long as they run.”",
          mistakes = "discover.decision-factors",
          effect = { offer = "half", trust_kuo = -10, trust_tsai = -10 }, set = { fit = 20 }, takes = 3,
          reply = { { kuo = "Five is not ten." }, { tsai = "So you know they will leak.", when = "place == 'floor'" } },
          why = "Half a discount and half a repair. It meets the middle of two wishes, and neither of them stood first." },
      },
    },

    line_17 = {
      say = {
        { kuo = "1.06. That is 2.9 per cent. I said ten. What do I write in line 17 of my list?", when = "offer == 'mix'" },
        { kuo = "And until Thursday? What do I write in line 17 of my list?", when = "offer == 'survey'" },
        { kuo = "Five. I said ten. What do I write in line 17 of my list?", when = "offer == 'half'" },
      },
      rules = over,
      ask = "His pen is waiting.",
      go = "goodbye",
      options = {
        { "“All right, two per cent on top, without the spare kits. But that is really my last word.”",
          mistakes = "discover.decision-factors", effect = { trust_kuo = -10, trust_tsai = -10 }, takes = 3,
          reply = { { kuo = "You have had three last words today." } },
          why = "Two per cent does not fill a line that wants ten, and the plant pays for it. He learns that waiting works." },
        { "“Price is not everything, Mr Kuo. You have to look at the total cost.”",
          mistakes = "negotiate.listen-and-reflect", effect = { trust_kuo = -20 }, takes = 3,
          reply = { { kuo = "Iceberg." } },
          why = "He told you what he does with that sentence. It is right, and he cannot write it down." },
        { "“Leave it blank and take me along to Ms Yeh. I will explain it to her myself.”",
          effect = { trust_kuo = -10 }, takes = 3,
          reply = { { kuo = "To the dentist, with my supplier holding my hand." } },
          why = "Brave and well meant, but it makes him small in front of the person he has to convince." },
        { "“32,000 saved on price. Below that four stops a month at 55,000, signed by Ms Tsai. If it drips on, strike it out.”",
          when = "offer == 'mix' and facts.counts and facts.cost", shows = "discover.decision-factors",
          effect = { trust_kuo = 10, two_names = true }, takes = 3,
          reply = {
            "Ms Tsai takes the pen out of his hand.",
            { tsai = "Where do I sign?" },
            { kuo = "220,000 a month. The dentist will look twice." },
          },
          why = [[It fills the line with the two things that count there, a figure and a signature, and both come from them and not from
            you.]] },
        { "“Leave it open until Ms Tsai puts her name under what the stops cost. Ms Yeh counts that. You said so.”",
          when = "facts.counts and not (offer == 'mix' and facts.cost)", shows = "discover.decision-factors", takes = 3,
          reply = { { kuo = "Her name. On my list. That would be new." } },
          why = "You use what he told you about finance. The figure itself is still missing, because nobody asked for it in time." },
        { "“Besides a lower price: what has Ms Yeh let pass on such a list before?”",
          when = "not facts.counts", shows = "discover.decision-factors", learn = "counts", takes = 3,
          reply = { { kuo = "Stops that don’t happen. If the plant signs. Ask me that earlier next time." } },
          why = "Late, but the right question: not how low, but what counts. It shows him a way to fill the line." },
      },
    },

    goodbye = {
      say = {
        { "The fillers rattle. Ms Tsai is already looking at the next gauge.", when = "place == 'floor'" },
        { tsai = "Next time come straight to me. Then go to purchasing.", when = "place == 'floor' and trust_tsai >= 70" },
        { kuo = "When do I get all this in writing?" },
      },
      rules = over,
      ask = "What do you promise?",
      go = "car",
      options = {
        { "“Before the week is out. You can count on that.”", takes = 1,
          reply = { { kuo = "The week is out on Friday noon. I may have mentioned it." } },
          why = "A promise without a day. His week ends on Friday noon, and yours apparently does not." },
        { "“Tonight you get the complete documentation. Thirty pages, nothing missing.”",
          mistakes = "negotiate.plain-answers", effect = { trust_kuo = -20 }, takes = 1,
          reply = { { kuo = "Thirty. And which one of them do I read?" } },
          why = "You are giving him work. For a line on a list he needs the half page that answers it, not everything you have." },
        { "“One page, to both of you, today by five.”",
          promise = "page", takes = 1,
          reply = { { kuo = "By five." }, { tsai = "One page. I’ll believe it when I see it.", when = "place == 'floor'" } },
          why = "Small, dated and for both. Now it only has to happen." },
        { "“As soon as our back office has put it into the system. They are really quick.”", effect = { trust_kuo = -10 }, takes = 1,
          reply = { { kuo = "Quick. I see." } },
          why = "You hand the promise to people he does not know. Nobody has said when, and nobody here has said it." },
      },
    },

    -- Only where Kuo has had enough.
    shown_out = {
      scene = "office",
      say = {
        "Kuo closes his folder and gets up.",
        { kuo = "I think we have it. I’ll walk you to the stairs." },
      },
      ask = "Forty steps to the stairs. And now?",
      go = "lost",
      options = {
        { "“All six, ten per cent off, here and now! You only have to nod.”",
          mistakes = "discover.deep-needs", effect = { trust_tsai = -20 }, set = { fit = 0 }, takes = 2,
          reply = { { kuo = "Half an hour ago I might have nodded." } },
          why = "A price thrown after him answers a question that he has stopped asking. It only shows how loose the figure was." },
        { "“I talked when I should have asked. May I ring you in autumn, with questions only?”",
          shows = "principle.customer-first", effect = { trust_kuo = 10 }, set = { fit = 0 }, takes = 2,
          reply = { { kuo = "Questions. All right. In autumn." } },
          why = "This order is gone. You say what went wrong without an excuse, and leave a door that he can open." },
        { "Leave the SensoGuard folder on the table. Somebody is sure to leaf through it.",
          mistakes = "principle.customer-first", effect = { trust_tsai = -10 }, set = { fit = 0 }, takes = 2,
          reply = "On the way out you see it in the tray for scrap paper.",
          why = "What nobody asked for does not become wanted by lying there. It is the last thing they remember of you." },
      },
    },

    car = {
      scene = "phone-call",
      say = {
        "In the car. Forty minutes to the office.",
        { peng = "And??? Coffee at mine as soon as you’re back. How many SensoGuards?" },
      },
      ask = "What comes first?",
      go = "page",
      options = {
        { "Laptop on the steering wheel: who said what, figures, dates, all of it into the account file. Peng can wait.",
          shows = "discover.account-profile", effect = { record = 50, filed = true }, takes = 60,
          reply = {
            "Twenty minutes under the mango tree.",
            { "You even write down who calls the bucket Number Seven.", when = "place == 'floor'" },
          },
          why = [[While it is fresh you still know who said what. The next one who calls here, perhaps you yourself, starts where you
            stopped today.]] },
        { "Off you go, and coffee with Peng. You have it all in your head.",
          mistakes = "discover.account-profile", takes = 150,
          reply = { { peng = "Sit down, sit down. Tell me everything, from the start." } },
          why = [[In your head it is safe until the next phone call. Two coffees later the figures are “around fifty”, and it is past
            five.]] },
        { "Dictate the three main figures into the phone and drive.",
          effect = { record = 20 }, takes = 60,
          reply = "You dictate. A lorry overtakes. What stays on the phone is lorry, and then a traffic jam.",
          why = "Better than nothing, and quick. But figures without names and reasons are a riddle in three weeks." },
        { "Ring the works first and see what they have in stock, before somebody else takes it.",
          takes = 60,
          reply = "You learn what is in stock. You also learn the hold music.",
          why = "Keen and useful, but it would have kept until tomorrow. What the two of them said will not." },
      },
    },

    page = {
      scene = "e-mail",
      say = {
        "Your desk.",
        { kuo = "It is past five. I was told one page.", when = "promises.page == 'broken'" },
        { peng = "Use the big template! Looks like more.", when = "promises.page ~= 'broken'" },
      },
      ask = "What goes out to Green Valley?",
      go = "call",
      options = {
        { "The standard offer, nine pages with terms and drawings. It looks serious.",
          mistakes = "negotiate.plain-answers", keep = "page", effect = { trust_kuo = -10, trust_tsai = -10 }, takes = 25,
          reply = { { kuo = "Page one is your logo. Where is the answer?" } },
          why = "In time, but they have to dig for what they said themselves. Ms Tsai reads on the line, standing." },
        { "One page: on top what it does for the plant and what it costs, below that what is still open. To both.",
          shows = { "negotiate.plain-answers", "discover.clarify-requirements" },
          keep = "page", effect = { record = 10 }, takes = 25,
          reply = {
            { kuo = "That I can staple to the list.", when = "promises.page ~= 'broken'" },
            { kuo = "Late. But that I can staple to the list.", when = "promises.page == 'broken'" },
          },
          why = "The conclusion first, in their words, for both readers at once. They can correct it, and they can pass it on." },
        { "One page to Kuo. He is the buyer, he passes it on to whoever needs it.",
          keep = "page", effect = { trust_tsai = -10 }, takes = 25,
          reply = { { tsai = "I hear there is a page." } },
          why = "The way the org chart runs. But the figure needs her name, and she reads it last." },
        { "Give your notes to the back office. That is what they are for, and it goes out tomorrow at nine.",
          effect = { trust_kuo = -10 }, takes = 200,
          reply = "It will go out at nine, with P-204 spelt P-240. You clear your other mail until the evening.",
          why = "Tidy division of labour, and the day after. Neither of them gave their afternoon to your back office." },
      },
    },

    call = {
      scene = "phone-call",
      say = {
        { "Kuo has had your mail for a while.", when = "promises.page == 'kept'" },
        "The phone. Kuo, quietly, with somebody else’s voice in the background.",
        { kuo = "Ms Yeh’s assistant is standing at my desk. The 55,000: where does it come from?", when = "facts.cost" },
        { kuo = "Ms Yeh’s assistant is standing at my desk. What exactly was that today, about line 2?", when = "not facts.cost" },
      },
      ask = "He needs it now.",
      go = {
        { "signed", when = "two_names and promises.page ~= 'broken' and trust_kuo >= 70 and trust_tsai >= 70" },
        { "right_pumps", when = "offer == 'mix' and trust_kuo + trust_tsai >= 100" },
        { "second_look", when = "offer == 'mix' or offer == 'survey'" },
        { "same_bucket", when = "trust_kuo >= 20" },
        "lost",
      },
      options = {
        { "“Fifty, sixty thousand, something like that. As far as I remember.”",
          when = "facts.cost", mistakes = "discover.account-profile", effect = { trust_kuo = -10 }, takes = 2,
          reply = { { kuo = "As far as you remember. I’ll pass that on." } },
          why = "A figure with “something like” is no figure in finance, and Kuo is standing there with it." },
        { "“Best ask Ms Tsai to explain it once more. She can do it better than I can.”",
          mistakes = "discover.account-profile", effect = { trust_tsai = -10 }, takes = 2,
          reply = {
            { kuo = "She explained it. Today. To you.", when = "facts.cost" },
            { kuo = "And what was your visit for, then?", when = "not facts.cost" },
          },
          why = "She has to tell it again because nobody kept it. That is the fifth mail." },
        { "“From Ms Tsai, today: ninety minutes, eleven people, 1,800 litres. I am reading from the file.”",
          when = "facts.cost and filed", shows = "discover.account-profile", effect = { trust_kuo = 10, record = 20 }, takes = 2,
          reply = { { kuo = "From the file. Did you hear that? From the file." } },
          why = "Twenty minutes in the car now answer in ten seconds what a list was hanging on." },
        { "Read out what the file has, and what it has not: “What a stop costs I did not ask. I will.”",
          when = "filed and not facts.cost", shows = "discover.account-profile", effect = { record = 10 }, takes = 2,
          reply = { { kuo = "At least one of us knows what he doesn’t know." } },
          why = "The file also shows the gap, and you say so. The next visit has its first question." },
        { "“I did not write that down properly. I will ask tonight, and this time it goes into the file.”",
          when = "not filed", effect = { record = 10 }, takes = 2,
          reply = { { kuo = "Tonight, then. She won’t be pleased." } },
          why = "It costs you a moment of face. Better than a guess, and the file at last gets its entry." },
        { "“Tell her sixty thousand a stop. A round figure looks better, and nobody is going to check.”",
          effect = { trust_kuo = -20 }, takes = 2,
          reply = { { kuo = "She is a dentist. She checks." } },
          why = "A made-up figure over somebody else’s signature. If it comes out, it is Kuo and Ms Tsai who sit in the chair." },
      },
    },
  },

  endings = {
    signed = {
      "Line 17 carries two signatures",
      { kuo = "She asked three questions. I had four answers. Order’s in your mail: four simple, two with guard. One invoice." },
      { tsai = "A-te wants to keep Number Seven. For flowers." },
      "On 23 June line 2 starts after the shutdown. Nobody mops.",
    },
    right_pumps = {
      "The right pumps, on thin paper",
      { kuo = "You get the order, four and two. The stops Ms Yeh let stand as “to be shown”." },
      "The leak stops. In autumn Kuo asks three suppliers for quotes again, as if it had never happened.",
    },
    second_look = {
      "One more appointment",
      { kuo = "Line 17 is empty for now. I don’t like empty lines." },
      { tsai = "Come to a restart. Then we’ll talk.", when = "trust_tsai >= 40" },
      "You are still in the race. So is Orvell.",
    },
    same_bucket = {
      "Six cheaper pumps, one old bucket",
      { kuo = "Line 17 has a figure. Thank you." },
      { ade = "Number Seven stays, I hear.", when = "place == 'floor'" },
      { "Under P-204 there is still a bucket. You have never seen it.", when = "place ~= 'floor'" },
      "In July line 2 stops five times. In September Ms Tsai asks Orvell for a pump that survives running dry.",
    },
    lost = {
      "Orvell gets line 17",
      { kuo = "Thank you for coming. We’ll be in touch. You know the way out.", when = "offer == 'none'" },
      { kuo = "We have decided for Orvell. Nothing personal.", when = "offer ~= 'none'" },
      "Orvell’s man, one hears, asked what the bucket was for.",
    },
  },

  runs = {
    expert = {
      lobby = 3, opening = 2, glance = 2, why_now = 1, rant = 4, draw_in = 3, cost = 2, walk = 3, floor = 4, question = 2, factors = 1,
      readback = 3, offer = 2, line_17 = 4, goodbye = 3, car = 1, page = 2, call = 3,
    },
    careless = {
      lobby = 4, opening = 1, step_back = 3, glance = 4, why_now = 3, rant = 2, draw_in = 4, cost = 4, walk = 3, floor = 3, question = 3,
      factors = 4, readback = 5, offer = 5, line_17 = 6, goodbye = 3, car = 3, page = 2, call = 5,
    },
  },
}
