-- Friday, six o'clock (S12). All is agreed; an hour before the weekend the buyer rings and wants four per cent more.
-- Trains the last squeeze: hear the reason before answering, hold the price, give the prepared cheap item instead of it,
-- ask for something back, put one complete proposal on the table and ask for the signature. The draw `need` is what the
-- buyer's boss asked him to show (in NT$10,000); the rep can find it out by asking, or guess and pay for the guess.
-- Money in the state: `price` is in tenths of a per cent, `shown` in NT$10,000, and one per cent of the deal is 24 of these.
return scenario {
  api = 1, kind = "negotiation", level = 4, minutes = 10,
  title = "Friday, six o'clock",
  brief = [[Friday, 18:00, mid-October. Twenty-four electric forklifts for Hai-lan Logistics, NT$24 million, agreed on
    Wednesday with a handshake and a box of pineapple cakes. The contract is with Kao Wei-ting in purchasing. It is to be
    signed today.

    If nothing else helps, your director lets you go down by one and a half per cent. Every tenth of it is paid twice and
    more: the unit price also binds you for an option of sixty further trucks. On Wednesday you noted on a sheet what you
    could give instead of price.

    Your phone rings.]],

  cast = {
    kao  = { name = "Kao Wei-ting", role = "purchasing manager, Hai-lan Logistics", portrait = "kao", mood = "trust" },
    hsu  = { name = "Hsu Mei-chuan", role = "head of finance, Hai-lan Logistics", portrait = "hsu" },
    lai  = { name = "Lai Shu-fen", role = "your sales director", portrait = "lai" },
    hung = { name = "Ah-hung", role = "your driver trainer", portrait = "hung" },
  },

  draw = { need = { 24, 30, 36 } },
  state = {
    trust       = { 32, 0, 100, show = "Kao's trust" },
    pressure    = { 40, 0, 100, show = "Pressure on Kao" },
    price       = { 0, 0, 30, show = "Price given, in tenths of a per cent" },
    shown       = { 0, 0, 40 },    -- what Kao can show his boss so far
    sheet       = false,           -- Wednesday's notes lie in front of you
    backed      = false,           -- your director agrees to the course and to the shorter payment
    proposing   = false,           -- the questions are over, he wants to hear something
    fitted      = false,           -- it comes to what his boss asked for, no more and no less
    gave_all    = false,           -- it was everything, at once
    in_return   = false,
    thirty_days = false,
    hung        = false,           -- he has rung off once
    signed      = false,
    later       = false,
  },
  facts = {
    boss    = { "Hsu, head of finance since January, asked him in the lift what he had got at the end. He had no answer.",
                from = "kao" },
    figure  = { "Hsu wants to see NT${need}0,000 on one page. It need not be the price.", from = "kao" },
    cash    = { "They pay their other suppliers in thirty days, and there is cash.", from = "kao" },
    drivers = { "Forty drivers need their refresher before the end of December. Nothing is booked.", from = "kao" },
    dates   = { "The 2nd and 3rd of December are free for the refresher.", from = "hung" },
  },
  promises = {
    callback = { "Ring Kao back within ten minutes", within = 10,
                 kept = { trust = 4 }, broken = { trust = -8, pressure = 20 } },
    page     = { "One page with all terms, in Kao's mail within ten minutes", within = 10,
                 kept = { trust = 4 }, broken = { trust = -8, pressure = 20 } },
  },
  clock = { start = "18:00", unit = "minute" },

  outcome = {
    { "Signed tonight", weight = 30, from = "signed" },
    -- A function, because a deal that waits is worth less and one above the limit nothing: no table says that.
    { "What the deal is worth to us", weight = 40, from = function(s)
      local worth = 70 - 4 * s.price
      if s.price > 15 then return 0 end
      if s.in_return then worth = worth + 10 end
      if s.thirty_days then worth = worth + 20 end
      if s.signed then return worth end
      if s.later then return worth * 2 // 5 end
      return 0
    end },
    { "Kao's trust", weight = 30, from = "trust" },
  },

  rules = { { when = "trust <= 4 and not signed and not later", go = "lost" } },

  start = "ring",
  beats = {

    -- The call -------------------------------------------------------------------------------------------------------

    ring = {
      say = "18:00. You have your jacket on. Kao's name on the phone; nobody rings at six on a Friday because all is well.",
      ask = "What do you do?",
      options = {
        { "Pick up at once, on the way to the lift: “Wei-ting! Is the ink dry yet?”",
          mistakes = "plan.decision-playbook", effect = { trust = -4 }, takes = 2,
          reply = { kao = "The ink. No. Listen." },
          why = "He has bad news and gets a joke, and you stand in a lift with nothing in front of you.", go = "four" },
        { "Sit down again, open Wednesday's sheet, then answer.",
          shows = "plan.decision-playbook", effect = { sheet = true }, takes = 2,
          reply = [[Your own handwriting. Refresher for 40 drivers: list 240,000, costs us 60,000. Battery checks, two years:
            60,000. Loan truck over New Year: 60,000. Underlined: not the price.]],
          why = "A last demand was to be expected, and you prepared for it. Four seconds of ringing buy you the answer.",
          go = "four" },
        { "Let it ring out and try Lai Shu-fen first. Whatever he wants, she will have to know about it anyway.",
          effect = { trust = -4, pressure = 20 }, takes = 6,
          reply = "Engaged. Engaged. Meanwhile he has rung twice more.",
          why = "You can ask her nothing before you know what he wants, and he has been counting the rings.", go = "four" },
      },
    },

    four = {
      say = {
        { kao = "Third time I've tried. Is this what service will be like?", when = "clock >= 6" },
        { kao = "Don't say anything yet. I need four per cent. On everything. Otherwise nobody signs today." },
        { "Behind him a vacuum cleaner stops and starts again." },
      },
      rules = { { when = "pressure >= 100 and hung", go = "lost" }, { when = "pressure >= 100 and trust > 4", go = "hung_up" } },
      options = {
        { "“One per cent, here and now, because it's Friday and it's you.”",
          mistakes = "negotiate.timed-concession", effect = { price = 10, shown = 24, trust = -4 }, takes = 1,
          reply = { kao = "One. So there was something left. Then let's talk about the other three." },
          why = "One per cent in the first minute tells him only that you had it in your pocket all along.", go = "breath" },
        { "“We shook hands on Wednesday, Wei-ting. One doesn't do that.”",
          mistakes = "negotiate.positive-tone", effect = { trust = -8, pressure = 20 }, takes = 1,
          reply = { kao = "Don't tell me what one does. I've been doing this for eleven years." },
          why = "You are right, and it helps nobody. Now he has to defend himself as well as the four per cent.", go = "breath" },
        { "“Don't worry, we'll sort it out, we always have!”",
          mistakes = "negotiate.positive-tone", effect = { trust = -8, pressure = 20 }, takes = 1,
          reply = { kao = "Wonderful. So, four?" },
          why = "Good cheer without content sounds to him like a yes, or like somebody who hasn't listened.", go = "breath" },
        { "“Four per cent, or no signature today. Something has happened since Wednesday.”",
          shows = { "negotiate.listen-and-reflect", "negotiate.positive-tone" }, effect = { trust = 4, pressure = -20 }, takes = 1,
          reply = { kao = "Something. Yes." },
          why = "You have heard him, without a yes and without a quarrel, and the door to the reason is open.", go = "breath" },
      },
    },

    breath = {
      say = {
        { kao = "Look, it isn't about you. It's …" },
        { "He breaks off. A door shuts. No more vacuum cleaner." },
      },
      ask = "The line is silent.",
      rules = { { when = "pressure >= 100 and hung", go = "lost" }, { when = "pressure >= 100 and trust > 4", go = "hung_up" } },
      options = {
        { "Say nothing until he goes on.",
          shows = "negotiate.listen-and-reflect", effect = { trust = 4 }, learn = "boss", takes = 1,
          reply = { kao = [[Hsu. Finance, since January. I tell her in the lift that the forklifts are done. And she says:
            ‘And what did you get at the end?’ The end! I thought we were at the end.]] },
          why = "He was about to tell you. Three seconds of silence got more out of him than a question would have.",
          go = "reason" },
        { "“If it's the budget: we are six per cent under the next bid as it is, and when you count the batteries …”",
          mistakes = "negotiate.listen-and-reflect", effect = { trust = -8, pressure = 20 }, takes = 1,
          reply = { kao = "I know the price. It was me who got it out of you." },
          why = "He paused to find a word, and you used the gap for the pitch. Now he keeps the reason to himself.",
          go = "reason" },
        { "“Would half a per cent get you through the weekend?”",
          mistakes = "negotiate.timed-concession", effect = { price = 5, shown = 12, trust = -4 }, takes = 1,
          reply = { kao = "Half. That's what you leave a waiter." },
          why = "A small present before you know the trouble: it solves nothing, and it is gone.", go = "reason" },
        { "“Has somebody else made you an offer? Then send it to me and I'll take it apart for you tonight.”",
          effect = { trust = -4, pressure = 20 }, takes = 1,
          reply = { kao = "There's no other offer. I wish there were, that would be easier." },
          why = "A fair guess, but a guess. He was halfway into the real story and has to say no first.", go = "reason" },
      },
    },

    reason = {
      say = {
        { kao = "So there I stood, with the parking ticket between my teeth, and had nothing to say.", when = "facts.boss" },
        { kao = "So, four. Or what do I tell people here?", when = "not facts.boss" },
      },
      rules = { { when = "pressure >= 100 and hung", go = "lost" }, { when = "pressure >= 100 and trust > 4", go = "hung_up" } },
      options = {
        { "“You could have told her it's a good price. It is one, and you know it.”",
          mistakes = "negotiate.positive-tone", effect = { trust = -8, pressure = 20 }, takes = 2,
          reply = { kao = "I could have. Thank you. Now I feel better." },
          why = "You tell a man who feels foolish what he ought to have said. True, and of no use to him tonight.",
          go = "questions" },
        { "“Then I'll mail her our comparison with both other bids, all seven pages. That settles it.”",
          when = "facts.boss", effect = { trust = -4, pressure = 20 }, takes = 2,
          reply = { kao = "She has the comparison. She wrote it." },
          why = "She doesn't doubt the price. She wants to see what Kao did for it, and a comparison doesn't show that.",
          go = "questions" },
        { "“You said it was done, she asked what you'd got, and you stood there empty-handed. You need something to show her.”",
          when = "facts.boss",
          shows = "negotiate.listen-and-reflect", effect = { trust = 4, pressure = -20 }, takes = 2,
          reply = { kao = "Exactly that. And the four, between us … I made it up on the stairs." },
          why = "You say his trouble better than he did. Once it is said, he no longer has to hide behind the four per cent.",
          go = "questions" },
        { "“Sorry. I've been talking. What happened?”",
          when = "not facts.boss",
          shows = "negotiate.listen-and-reflect", effect = { trust = 4, pressure = -20 }, learn = "boss", takes = 2,
          reply = { kao = [[Hsu happened. Finance, since January. ‘And what did you get at the end?’ In the lift. And I stood
            there with the parking ticket between my teeth.]] },
          why = "An open question with nothing attached to it. What you missed a minute ago he tells you now.", go = "questions" },
        { "“Understood. Let me just run quickly through what I could offer you: first of all …”",
          mistakes = "negotiate.listen-and-reflect", effect = { trust = -8, pressure = 20 }, takes = 2,
          reply = { kao = "You don't know yet what for." },
          why = "‘Understood’ is not yet an answer to his worry. You offer before he has felt heard.", go = "questions" },
      },
    },

    questions = {
      say = {
        { kao = "Ask, then. But my mother-in-law turns seventy tonight and the table is for seven.",
          when = "not facts.figure and not facts.cash and not facts.drivers" },
        { kao = "What else?", when = "facts.figure or facts.cash or facts.drivers" },
      },
      ask = "What do you want to know?",
      go = { { "pause", when = "pressure >= 80" }, "questions" },
      options = {
        { "“How fast do you pay the others?”",
          once = true, learn = "cash", takes = 2,
          reply = { kao = [[Thirty days. Since we sold Dayuan there's money lying about, and Hsu likes to be rid of bills.
            From you I got sixty. Out of habit.]] },
          why = "If you are going to give, you need to know what costs him little. This costs him next to nothing." },
        { "“And if I met you halfway, at two per cent: could we be done in the next five minutes?”",
          once = true, mistakes = "negotiate.flex-around-core",
          set = { price = 20, shown = 40 }, effect = { trust = -4 }, takes = 2,
          reply = { kao = "Two. Write that down for me, and I'll see." },
          why = "Halfway to a figure that was only his opening, and above your limit. For the sake of peace the core is gone." },
        { "“What exactly would have to lie on her desk so that she signs?”",
          once = true, when = "facts.boss",
          shows = "negotiate.listen-and-reflect", effect = { trust = 4 }, learn = "figure", takes = 2,
          reply = { kao = "One page. With NT${need}0,000 on it. What it's made of is up to me, she says. No lunch vouchers." },
          why = "Now you know the task: not four per cent but a sum on a page, and not even in price." },
        { "“Who is asking for this, you or somebody behind you?”",
          once = true, when = "not facts.boss", learn = "boss", takes = 2,
          reply = { kao = "Behind me. Hsu, finance. ‘And what did you get at the end?’ In the lift, in front of the courier." },
          why = "It comes late and a little bluntly, but now there is a person behind the figure." },
        { "“Your drivers' refresher is due this year, isn't it?”",
          once = true, when = "sheet", learn = "drivers", takes = 2,
          reply = { kao = "Don't remind me. Forty people by the end of December, and nobody has booked anything." },
          why = "The first line on your sheet turns out to be a gap on his side. That makes a cheap item dear to him." },
        { "“Thanks. I've got the picture.”",
          why = "At some point one has asked enough; whether you have, the rest of the evening will show.", go = "pause" },
      },
    },

    pause = {
      say = { kao = "She leaves at five to seven, and then it's Tokyo until Thursday week. So. What now?" },
      options = {
        { "“Stay on, we'll do it right now, just the two of us.”",
          mistakes = "plan.decision-playbook", effect = { trust = -4, proposing = true }, takes = 2,
          reply = { kao = "Now? All right. I'm listening." },
          why = "It sounds brisk, but you have asked neither the trainer nor your director, and what you say now must hold.",
          go = "core" },
        { "“My hands are tied, I'm afraid. It's my director who decides, so I'll have to see what she says first.”",
          effect = { trust = -8, pressure = 20 }, takes = 1,
          reply = { kao = "Then why am I talking to you?" },
          why = "You make yourself a messenger. He'll wonder why he doesn't ring her himself.", go = "desk" },
        { "“I'll see what I can do and get back to you this evening.”",
          effect = { trust = -8, pressure = 20 }, takes = 1,
          reply = { kao = "This evening. I'll tell her that: this evening." },
          why = "Kindly meant, but she leaves at five to seven, and he can't hold on to ‘this evening’.", go = "desk" },
        { "“Ten minutes. Then I ring, with something you can put on her desk.”",
          shows = { "plan.decision-playbook", "negotiate.positive-tone" },
          effect = { trust = 4 }, promise = "callback", takes = 1,
          reply = { kao = "Ten. I'm looking at the clock." },
          why = "A short, firm time gives him something to hold and you the calls you need.", go = "desk" },
      },
    },

    -- Ten minutes at the desk ----------------------------------------------------------------------------------------

    desk = {
      say = {
        { "The office is empty. Somebody has forgotten a radio.", when = "promises.callback ~= 'broken'" },
        { "Kao has rung; you were on the other line.", when = "promises.callback == 'broken'" },
      },
      ask = "What next?",
      options = {
        { "Ring Ah-hung about the training days.",
          id = "trainer", once = true, learn = "dates", takes = 2,
          reply = { hung = "Forty? Second and third of December, at their depot, no problem. If they can stand my jokes." },
          why = "What you give away must exist. Two minutes, and it has a date.", go = "desk" },
        { "Ring Kao.",
          id = "ring_back", keep = "callback", effect = { proposing = true }, takes = 1,
          why = "A time you gave is a promise. Better to ring with little than to ring late.", go = "callback" },
        { "Open the costing and go through it line by line, to see where one and a half per cent could come from.",
          id = "costing", once = true, mistakes = "plan.decision-playbook", effect = { trust = -4, pressure = 20 }, takes = 12,
          reply = "After twelve minutes you know what you knew on Wednesday.",
          why = "Careful work at the wrong hour: that was Wednesday's job, and the question isn't the price.", go = "desk" },
        { "Ring Lai Shu-fen.",
          id = "director", once = true,
          why = "Anything that touches payment terms needs her word, and it needs it before you say it to Kao.", go = "shufen" },
        { "Look for Wednesday's sheet at the bottom of your bag.",
          id = "find_sheet", once = true, when = "not sheet", effect = { sheet = true }, takes = 2,
          reply = [[Crumpled, but there. Refresher for 40 drivers: list 240,000, costs us 60,000. Battery checks: 60,000. Loan
            truck: 60,000. Not the price.]],
          why = "Late, but now you know again what you had thought out in peace.", go = "desk" },
      },
    },

    shufen = {
      say = {
        { "Whistles, splashing, an echo." },
        { lai = "Short, please, my girl's on the third block. Four? Is he mad? Give him the one and a half and go home." },
      },
      options = {
        { "“Could you stretch to two? He'd take two, I can feel it.”",
          mistakes = "negotiate.flex-around-core", effect = { trust = -4, pressure = 20 }, takes = 4,
          reply = { { lai = "I can feel something too. One and a half was the present. She's starting, bye." },
                    { "A missed call from Kao." } },
          why = "You negotiate with your own side about the one thing that must not move.", go = "desk" },
        { "“He's bluffing. I'd let him stew, then he'll sign on Monday at Wednesday's price.”",
          mistakes = "negotiate.timed-concession", effect = { trust = -4, pressure = 20 }, takes = 4,
          reply = { { lai = "And if he isn't? Sort it out. She's starting, bye." }, { "A missed call from Kao." } },
          why = "Pride. He isn't bluffing, he is stuck; whoever holds out here holds out until he has gone.", go = "desk" },
        { "“He needs something to show, not price. The refresher, and thirty days' payment in return?”",
          when = "facts.boss", shows = { "negotiate.flex-around-core", "plan.decision-playbook" }, effect = { backed = true },
          takes = 4,
          reply = { lai = "Sixty thousand for us, and the money a month sooner. Yes. Do that. She's starting!" },
          why = "You hold the price even against your own director, and bring her a trade she can say yes to in ten seconds.",
          go = "desk" },
        { "“All right. I'll text him the one and a half, then he can stop worrying.”",
          when = "price < 15", mistakes = "negotiate.flex-around-core",
          set = { price = 15, shown = 36 }, effect = { trust = -4 }, takes = 4,
          reply = { kao = "Thanks. And the rest?" },
          why = "A limit is not an offer. In a text, for nothing, the last of it is gone, on eighty-four trucks.", go = "desk" },
        { "“It's about his boss somehow. I don't know more. Can I offer the refresher?”",
          when = "not facts.boss", effect = { backed = true }, takes = 4,
          reply = { lai = "You don't know what for? Well. The course, yes. And get the money a month sooner. And ask him!" },
          why = "She says yes, but she has to ask the questions that you left out with Kao.", go = "desk" },
      },
    },

    -- The proposal ---------------------------------------------------------------------------------------------------

    callback = {
      say = {
        { kao = "Under ten. I'd have bet against it.", when = "promises.callback == 'kept'" },
        { kao = "Ten minutes, you said. She's been in again. I told her you were thinking. Are you?",
          when = "promises.callback == 'broken'" },
        { kao = "There you are.", when = "promises.callback == 'none'" },
        { kao = "And? Have I got my four?", when = "price == 0" },
        { kao = "What I've had from you is nice. It isn't four.", when = "price > 0" },
      },
      rules = { { when = "pressure >= 100 and hung", go = "lost" }, { when = "pressure >= 100 and trust > 4", go = "hung_up" } },
      options = {
        { "“NT${need}0,000, on one page, tonight, and it needn't be price. Is that it?”",
          when = "facts.figure", shows = "negotiate.listen-and-reflect", effect = { trust = 4, pressure = -20 }, takes = 2,
          reply = { kao = "That's it. You were listening." },
          why = "Before your proposal comes his need, in his figures. After his yes you speak about that and no longer about four.",
          go = "core" },
        { "“Before I say anything: what would she have to see on her desk? I never asked you that.”",
          when = "not facts.figure", learn = { "boss", "figure" }, takes = 2,
          reply = { kao = "Hsu? One page, with NT${need}0,000 on it. It needn't be price. I thought you'd never ask." },
          why = "Late, but the right question. Without his figure you would be proposing into the dark.", go = "core" },
        { "“Something better than four per cent. Our refresher has been the best-rated in the north for three years, and it …”",
          mistakes = "negotiate.listen-and-reflect", effect = { trust = -8, pressure = 20 }, takes = 2,
          reply = { kao = "I asked you something." },
          why = "The item is right, the order is wrong: he hears advertising where he asked a question.", go = "core" },
        { "“One and a half. That's my limit, honestly, there is nothing behind it.”",
          when = "price < 15", mistakes = "negotiate.timed-concession",
          set = { price = 15, shown = 36 }, effect = { trust = -4 }, takes = 2,
          reply = { kao = "Honestly. Until the next call." },
          why = "The whole room in one step, first sentence, nothing asked back. He is bound to think that there is more.",
          go = "core" },
        { "“Four is out of the question. Nobody gets that, and nobody rings at six on a Friday for it either.”",
          mistakes = "negotiate.positive-tone", effect = { trust = -8, pressure = 20 }, takes = 2,
          reply = { kao = "I can also put the phone down." },
          why = "The no was due; the dig wasn't. He doesn't remember the limit now, only the dig.", go = "core" },
      },
    },

    core = {
      say = {
        { kao = "You've got me on the loudspeaker, I'm putting on my tie. The price, first of all." },
        { "You can hear that he no longer expects much.", when = "pressure >= 80" },
      },
      rules = { { when = "pressure >= 100 and hung", go = "lost" }, { when = "pressure >= 100 and trust > 4", go = "hung_up" } },
      options = {
        { "“The price stays, and so does the rest. Delivery, payment, warranty: we agreed on all that, clause by clause.”",
          mistakes = "negotiate.flex-around-core", effect = { trust = -8, pressure = 20 }, takes = 2,
          reply = { kao = "Then you could have saved yourself the call." },
          why = "You defend the unimportant as hard as the core, and he has nothing left to work with.", go = "item" },
        { "“The price stays where it is, it binds me for sixty more trucks. Round it I can move.”",
          shows = "negotiate.flex-around-core", effect = { trust = 4 }, takes = 2,
          reply = { kao = "Sixty. I'd forgotten those. All right, round it." },
          why = "A clear no with a reason he can check, and in the same breath the place where something is possible.",
          go = "item" },
        { "“Let's leave the price aside for a moment; what matters in the end is the whole package, isn't it?”",
          effect = { trust = -8, pressure = 20 }, takes = 2,
          reply = { kao = "That means no, doesn't it? Then say no." },
          why = "You dodge where he needs a clear word. He can carry a no to his boss, a fog he can't.", go = "item" },
        { "“One per cent, and we'll never speak of it again.”",
          when = "price < 10", mistakes = "negotiate.flex-around-core",
          set = { price = 10, shown = 24 }, effect = { trust = -4 }, takes = 2,
          reply = { kao = "Noted. And what else?" },
          why = "For a moment's peace you open the one thing you wanted to hold, and he will speak of it again.", go = "item" },
      },
    },

    item = {
      say = {
        { kao = "So what do I write on this page?" },
        { kao = "Something with an amount behind it. No mugs.", when = "facts.figure" },
      },
      options = {
        { "“The refresher for your forty drivers. 240,000 at list price.”",
          shows = "negotiate.flex-around-core", effect = { shown = 24 }, takes = 2,
          reply = { kao = "Two hundred and forty. Hm. Let me write that down." },
          why = "The right thing to give: dear to him, cheap for you. Whether it is enough you only know if you know her figure.",
          go = "trade" },
        { "“What would you like best? Name something and I'll see.”",
          once = true, effect = { trust = -8, pressure = 20 }, takes = 2,
          reply = { kao = "Four per cent. I did mention it." },
          why = "It sounds generous and leaves him the work. Of course he names what he came with.", go = "item" },
        { "“Refresher, battery checks, a loan truck: 360,000, the lot. Have a nice evening.”",
          mistakes = "negotiate.timed-concession",
          effect = { shown = 36, gave_all = true, trust = -4 }, takes = 2,
          reply = { kao = "The lot? Just like that? Then I won't ask why only now." },
          why = "All at once and for nothing: he sees no effort in it, and you have nothing left to trade with.", go = "trade" },
        { "“Her {need}0,000, at list prices: the drivers' refresher first, then only as much else as it takes.”",
          when = "facts.figure and sheet", shows = { "negotiate.timed-concession", "negotiate.flex-around-core" },
          effect = { fitted = true, trust = 4, pressure = -20 }, takes = 2,
          reply = { kao = "{need}0,000. Line by line. That I can carry in." },
          why = "The concession comes now, when it moves something, made to measure: her figure, our cheapest items.",
          go = "trade" },
        { "“Give me half a per cent back, and her {need}0,000 stands there in full: refresher, battery checks, loan truck.”",
          when = "price > 0 and facts.figure and sheet",
          effect = { price = -5, fitted = true, trust = -4 }, takes = 2,
          reply = { kao = "Taking things back, at this hour. Well. It looks better on paper, that's true." },
          why = "Taking back a word costs goodwill. But you exchange what hurts on eighty-four trucks for what helps him.",
          go = "trade" },
      },
    },

    trade = {
      say = {
        { kao = "She would see that. Yes, she would." },
        { "He is writing. You can hear the pen." },
      },
      options = {
        { "“And it costs you nothing at all. I just want you to get to your dinner.”",
          mistakes = "negotiate.timed-concession", effect = { trust = -4 }, takes = 2,
          reply = { kao = "Nothing? Then it can't have been hard for you." },
          why = "Kind, but what comes free looks as if it had been lying about. It also leaves Kao without a trade to tell.",
          go = "nibble" },
        { "“Then I'd like half of it paid in advance, and your word that you'll buy from nobody else until 2030.”",
          effect = { trust = -8, pressure = 20 }, takes = 2,
          reply = { kao = "I thought I was the greedy one tonight." },
          why = "Asking for something back is right; asking for the moon makes the course a pretext.", go = "nibble" },
        { "“In return: thirty days instead of sixty. As you pay the others.”",
          when = "facts.cash and backed and not gave_all",
          shows = "negotiate.timed-concession", effect = { in_return = true, thirty_days = true }, takes = 2,
          reply = { kao = "Thirty. She'll even like that. Fine." },
          why = "You ask for what costs him almost nothing. The gift becomes a trade, and a trade can be shown.", go = "nibble" },
        { "“In return I'd like to bring two customers round your depot in spring, once the trucks are running.”",
          when = "not gave_all",
          shows = "negotiate.timed-concession", effect = { in_return = true }, takes = 2,
          reply = { kao = "Two? As long as they bring cakes." },
          why = "A modest thing in return, easily granted: the concession keeps its worth.", go = "nibble" },
        { "“I've emptied my pockets for you. A visit with two customers in spring, is that too much to ask?”",
          when = "gave_all", takes = 2,
          reply = { kao = "Ask me in spring." },
          why = "The price comes after the goods are handed over. There is no reason left for him to say yes.", go = "nibble" },
      },
    },

    nibble = {
      say = {
        { kao = "Half a per cent on top, and I'm on my way to her. Half! That's nothing." },
        { "A chair rolls back. He is on his feet already." },
      },
      options = {
        { "“Not the price. But you're on your feet already, aren't you? What's the first thing you'll say to her?”",
          shows = { "negotiate.flex-around-core", "negotiate.positive-tone" }, effect = { trust = 4 }, takes = 1,
          reply = { { kao = "One has to try. First? ‘{need}0,000.’ And then nothing, for effect.", when = "facts.figure" },
                    { kao = "One has to try. First? I'll think of something on the stairs.", when = "not facts.figure" } },
          why = "He tries because it's his job. A friendly no and a look ahead, and he is already with his boss.", go = "signal" },
        { "“It never ends with you, does it? Take it or leave it.”",
          mistakes = "negotiate.positive-tone", effect = { trust = -8, pressure = 20 }, takes = 1,
          reply = { kao = "I could leave it." },
          why = "The no was right. The ultimatum turns a routine try into a question of face.", go = "signal" },
        { "“Half, then. But that really is the very last thing.”",
          mistakes = "negotiate.timed-concession", effect = { price = 5, shown = 12, trust = -4 }, takes = 1,
          reply = { kao = "See? It wasn't so hard." },
          why = "He was on his feet already. You paid for a way he was about to go.", go = "signal" },
        { "“You have to see it like this: the option has three price steps. In the first one …”",
          mistakes = "negotiate.close-in-time", effect = { trust = -8, pressure = 20 }, takes = 5,
          reply = { kao = "I've got my coat on." },
          why = "He needed one sentence and gets a lecture. The minute in which he wanted to go is over.", go = "signal" },
      },
    },

    signal = {
      say = {
        { kao = "This course: would that be at our place? Not in Taichung again.", when = "not hung" },
        { kao = "Let's get it over with. Where would the course be, at our place?", when = "hung" },
        { kao = "If I send twenty on the first day, and the night shift on the second …" },
      },
      options = {
        { "“At yours, of course. Let me tell you what's in it: module one is load charts, then there's the new part on batteries …”",
          mistakes = "negotiate.close-in-time", effect = { trust = -8, pressure = 20 }, takes = 6,
          reply = { kao = "Yes, yes. Send me something. Quickly." },
          why = "He is planning shifts, so he has agreed. Every further sentence costs minutes that Hsu hasn't got.", go = "page" },
        { "“At yours, 2nd and 3rd December. Price as it stands, terms as agreed, signed tonight. Page in ten minutes; can you take it in?”",
          when = "backed and facts.dates", shows = "negotiate.close-in-time",
          effect = { trust = 4 }, promise = "page", takes = 2,
          reply = { kao = "I'll take it in. Ten minutes." },
          why = "Someone who fills shifts has decided. You sum up everything and ask for the next step, with a time.", go = "page" },
        { "“I'll confirm the place. Otherwise: price as it stands, signed tonight. Page in ten minutes; will you take it in?”",
          when = "not backed or not facts.dates", shows = "negotiate.close-in-time",
          promise = "page", takes = 2,
          reply = { kao = "You'll confirm. Hm. Well, send it." },
          why = "The moment is right and so is the question. The open point is one that a short call would have closed.",
          go = "page" },
        { "“Great, then we're agreed! You'll have it all in writing on Monday, properly done.”",
          mistakes = "negotiate.close-in-time", effect = { trust = -8, pressure = 20 }, takes = 2,
          reply = { kao = "On Monday she's in Tokyo. Tonight!" },
          why = "The yes was in the air, and you put it off instead of asking for it.", go = "page" },
        { "“Let her sign first. The course can follow in a letter.”",
          mistakes = "negotiate.close-in-time", effect = { trust = -12, pressure = 20 }, takes = 2,
          reply = { kao = "So that I go in with nothing. Very funny. The page, please." },
          why = "What he needs tonight is exactly that line on the page. You press before it is settled.", go = "page" },
      },
    },

    page = {
      say = {
        { "You sit down to write. Half the corridor lights are out." },
        { "It is getting late.", when = "clock > 45" },
      },
      go = { { "not_tonight", when = "clock > 55" }, { "too_far", when = "price > 15" }, "hsu" },
      options = {
        { "Take last week's offer, nine pages, and change two lines. It has been checked once, so nothing can be wrong with it.",
          effect = { trust = -8, pressure = 20 }, keep = "page", takes = 4,
          reply = { kao = "Page seven still says last week. She reads page seven." },
          why = "Quick, but it hides what Kao gained among what everybody knew, and the old lines contradict the new ones." },
        { "Send four lines in the chat. He can show her the phone.",
          effect = { trust = -4 }, keep = "page", takes = 4,
          reply = { kao = "She doesn't sign telephones. I'm copying it out by hand." },
          why = "Fast, but not a page, and a page is what she asked for." },
        { "Six lines on one page. At the top, with its sum: what Kao got.",
          shows = "negotiate.close-in-time", effect = { trust = 4 }, keep = "page", takes = 8,
          reply = { kao = "It's here. Six lines. I'm going in." },
          why = "A complete proposal that can be signed as it lies there, and its first line answers her question." },
        { "Get legal to make it a proper amendment: numbered, clean, with nothing in it that could come back to bite you later.",
          effect = { trust = -8, pressure = 20 }, takes = 26,
          reply = "Legal is on the train, but kind. The amendment is faultless.",
          why = "Correct, and twenty minutes too long. What she needs tonight is a page; the amendment can follow it." },
      },
    },

    too_far = {
      say = {
        { "Before the page has even gone through, Lai Shu-fen rings. It was copied to her, as always." },
        { lai = "I see a figure that isn't mine. I said one and a half." },
      },
      options = {
        { "“I'll stand by it and explain on Monday. He's on his way to her.”",
          effect = { trust = -12, later = true }, mistakes = "negotiate.flex-around-core", takes = 2,
          reply = { lai = "Monday at eight, then. In my office. With the costing." },
          why = "You leave the core to a Monday explanation. It will cost you, and then Kao, when the firm calls it back.",
          go = "over_limit" },
        { "Ring Kao: “I went too far. One and a half is what I may give. The mistake was mine, not yours.”",
          set = { price = 15 }, effect = { trust = -4, pressure = 20 }, takes = 2,
          reply = { kao = "At this hour! At least you say it before I've shown it to her." },
          why = "Painful, but said by you and in time. A word that can't be kept had better break tonight.",
          go = { { "not_tonight", when = "clock > 55" }, "hsu" } },
        { "Tell Kao that the system is down and that the page will come a little later, then see.",
          effect = { trust = -16, pressure = 20 }, takes = 30,
          reply = { kao = "The system. I see." },
          why = "A lie gains ten minutes and settles nothing, and he knows what it sounds like when systems are down.",
          go = "not_tonight" },
      },
    },

    -- The signature --------------------------------------------------------------------------------------------------

    hsu = {
      say = {
        { "The phone is passed on. Another voice, very awake." },
        { hsu = "So you're the one who won't move on price.", when = "price == 0" },
        { hsu = "So you're the one who had some price left after all. I'll remember that for the next sixty.", when = "price > 0" },
      },
      options = {
        { "“Good evening, Ms Hsu! A great day for both our firms, I can tell you!”",
          mistakes = "negotiate.positive-tone", effect = { trust = -8 }, takes = 2,
          reply = { hsu = "Is it? I've had a long one." },
          why = "She tests you and gets confetti. Kao, beside her, looks at the floor.", go = "ask" },
        { "“Mr Kao got out of me what there was. It's line one.”",
          shows = "negotiate.positive-tone", effect = { trust = 4 }, takes = 2,
          reply = { hsu = "Did he. Let me see." },
          why = "No defence and no flattery: you give Kao the credit, in front of the one person for whom it counts.", go = "ask" },
        { "“With respect, your colleague rang at six on a Friday with an ultimatum. I'd say we've been more than fair.”",
          mistakes = "negotiate.positive-tone", effect = { trust = -16, pressure = 20 }, takes = 2,
          reply = { hsu = "An ultimatum? Mr Kao?" },
          why = "You may be right, and you have just shown him up before his boss. He won't forget it.", go = "ask" },
        { "“I'm the one who gets your forty drivers through the refresher this year. Mr Kao saw that nothing was booked.”",
          when = "facts.drivers", shows = "negotiate.positive-tone", effect = { trust = 8 }, takes = 2,
          reply = { hsu = "Nothing was booked? … Well done, Mr Kao." },
          why = "Her sharp word gets a useful answer, and Kao is the one who saw it coming. He went in to hear just that.",
          go = "ask" },
        { "“Price isn't everything, Ms Hsu. If you look at the total cost over seven years, you'll find that …”",
          mistakes = "negotiate.listen-and-reflect", effect = { trust = -8 }, takes = 2,
          reply = { hsu = "I wrote the total cost over seven years." },
          why = "A lecture on her own subject. She wanted to hear what you are like, not what you know.", go = "ask" },
      },
    },

    ask = {
      say = {
        { "Paper. She reads every line; you can hear where she stops." },
        { hsu = "Thirty days. Good. I don't like owing.", when = "thirty_days" },
        { hsu = "I asked for {need}0,000. I don't get to that.", when = "not fitted and shown < need" },
        { hsu = "And Mr Kao is not quite convinced himself, it seems to me.", when = "trust < 24" },
      },
      go = { { "pen", when = "trust >= 24 and (fitted or shown >= need) and clock <= 55" }, "not_tonight" },
      options = {
        { "“Is that all right for you? Then I'd ask you to sign it tonight.”",
          shows = "negotiate.close-in-time", takes = 2,
          reply = "Nobody says anything. You don't either.",
          why = "A plain question, and then silence. Whether the page carries it was decided before." },
        { "“The battery checks are missing, and if need be the loan truck. I'll write them in: {need}0,000. Will you sign?”",
          when = "not fitted and shown < need",
          effect = { fitted = true }, takes = 2,
          reply = { hsu = "So there was more. Write it in." },
          why = "The missing line from your own list and not from the price. Better if it had stood there from the start." },
        { "“While you're reading: perhaps I should say a word about why our cells last so much longer than the usual ones …”",
          mistakes = "negotiate.close-in-time", effect = { trust = -8 }, takes = 6,
          reply = { hsu = "I was reading." },
          why = "She was adding up, and you talked into it. Who explains now seems to have something to hide." },
        { "“If there's still any doubt: another half per cent, and we can all go home.”",
          mistakes = "negotiate.timed-concession", effect = { price = 5, shown = 12, trust = -8 }, takes = 2,
          reply = { hsu = "I hadn't said anything yet." },
          why = "She was silent because she was reading. You paid for a silence." },
        { "“Take your time with it. The weekend is long, there's no hurry on our side.”",
          mistakes = "negotiate.close-in-time", effect = { trust = -4 }, takes = 2,
          reply = { hsu = "Good. Thursday week, then." },
          why = "Politeness at the wrong moment. She had the pen in her hand, and you gave her a reason to put it down.",
          go = "not_tonight" },
      },
    },

    pen = {
      say = {
        { hsu = "Mr Kao, your pen." },
        { kao = "Signed. Both copies. You're off the loudspeaker." },
      },
      go = { { "over_limit", when = "price > 15" }, { "signed_paid", when = "price > 0" }, "signed_held" },
      options = {
        { "“While we're at it, those sixty trucks of the option: shouldn't we put in a date for them?”",
          mistakes = "negotiate.close-in-time", effect = { trust = -8, signed = true }, takes = 2,
          reply = { kao = "I've just got my coat on for the second time." },
          why = "The yes is there. He wants to go to dinner, and you begin the next negotiation." },
        { "“Thank you, Wei-ting. Your copy comes on Monday. Now go and eat.”",
          shows = "negotiate.positive-tone", effect = { trust = 4, signed = true }, takes = 2,
          reply = { kao = "Pork knuckle and birthday noodles. If there are any left." },
          why = "Thanks, the next step, and an end. He leaves as someone who got something." },
        { "“You see? It worked without your four per cent.”",
          mistakes = "negotiate.positive-tone", effect = { trust = -12, signed = true }, takes = 2,
          reply = { kao = "Hm. Good night." },
          why = "It is only a joke, but one in which he has lost. He'll ring again, and remember it." },
      },
    },

    -- Ways back ------------------------------------------------------------------------------------------------------

    hung_up = {
      say = {
        { kao = "You know what? Forget it." },
        { "He has rung off." },
      },
      go = { { "core", when = "proposing" }, "questions" },
      options = {
        { "Put on your jacket. He needs the trucks more than you need this Friday.",
          mistakes = "negotiate.timed-concession", effect = { hung = true, trust = -8, pressure = -20 }, takes = 50,
          reply = "He does ring. At a quarter past seven, from the car park.",
          why = "You hold out until he has left the table. His boss doesn't wait for the two of you.", go = "not_tonight" },
        { "Text him: “Ring off once more and it's up four per cent.” With a smiley, so that he gets it.",
          mistakes = "negotiate.positive-tone", effect = { hung = true, trust = -16, pressure = 20 }, takes = 2,
          reply = "Read. No answer.",
          why = "He rang off because he felt mocked. The smiley doesn't change which side of the joke he is on.", go = "lost" },
        { "Wait a minute, then ring: “That was badly put. I'm sorry. I want you to be able to walk in there.”",
          shows = "negotiate.positive-tone", effect = { hung = true, pressure = -40 }, takes = 2,
          reply = { kao = "… Fine. But no more speeches." },
          why = "One sentence for what went wrong, one for what happens next. It gives him a way back to the phone." },
        { "Ring at once, before he can cool down: “Two per cent! Two!”",
          mistakes = "negotiate.flex-around-core",
          set = { price = 20, shown = 40 }, effect = { hung = true, trust = -4, pressure = -40 }, takes = 2,
          reply = { kao = "So one has to put the phone down with you. Good to know." },
          why = "Panic teaches him what ringing off is worth, and it is above your limit." },
      },
    },

    not_tonight = {
      say = {
        { kao = "She's in the taxi. I ran after it. In this tie.", when = "clock > 55" },
        { kao = "She's put the cap back on the pen. Not tonight, she says.", when = "clock <= 55" },
        { kao = "And now?" },
      },
      options = {
        { "“I've just given up my Friday evening for nothing. Next time ring somebody else.”",
          mistakes = "negotiate.positive-tone", effect = { trust = -20 }, takes = 2,
          reply = { kao = "I will." },
          why = "You had every reason to be cross. It has cost the order and the man.", go = "lost" },
        { "“Send her a photo of the page. And on Thursday week I'm at your door at nine, with two pens.”",
          when = "promises.page ~= 'none' and (fitted or shown >= need)",
          shows = "negotiate.positive-tone", effect = { trust = 4, later = true }, takes = 2,
          reply = { kao = "Nine. I'll put the kettle on." },
          why = "The page stays alive and has a date, and Kao isn't the one who failed.", go = "postponed" },
        { "“Then Thursday week at nine, with a page that has her figure on it. I'll bring cakes.”",
          effect = { later = true }, takes = 2,
          reply = { kao = "The pineapple ones." },
          why = "No reproach, a date and a task. More isn't to be had tonight.", go = "postponed" },
        { "“Ring her! Two per cent if she turns round now!”",
          mistakes = "negotiate.flex-around-core", effect = { price = 20, trust = -8, later = true }, takes = 2,
          reply = { kao = "It's written down: two. We'll talk about it on Thursday week." },
          why = "Nobody signs tonight any more. You leave the price behind, and he'll start from there.", go = "postponed" },
      },
    },
  },

  endings = {
    signed_held = {
      { "Signed tonight, and the price stands" },
      { kao = "I owe you one. One, not four." },
      { "Ah-hung has already written the 2nd of December on his board, in red.", when = "facts.dates" },
      { "On Monday Lai Shu-fen reads the page twice. “Thirty days? How did you do that?”", when = "thirty_days" },
      { "On Monday Lai Shu-fen reads the page twice. “And what did we get for it?”", when = "not in_return" },
    },
    signed_paid = {
      { "Signed tonight, and paid for" },
      { kao = "Good doing business with you. Until next time." },
      { "He means the next sixty trucks. The lower price is waiting there already." },
    },
    over_limit = {
      { "Agreed above your limit" },
      { lai = "We'll have to go back to them. You'll tell him, not I." },
      { "Kao has just told his boss how well he negotiated." },
    },
    postponed = {
      { "Thursday week, perhaps" },
      { kao = "Well then. If nothing comes up." },
      { "Two weeks are long enough for somebody else to think of four per cent." },
    },
    lost = {
      { "No signature, and the others are asked again" },
      { "On Tuesday the two other bidders get a friendly mail from Hai-lan. You hear of it from one of them." },
    },
  },

  runs = {
    expert = {
      ring = 2, four = 4, breath = 1, reason = 3, questions = { 3, 1, 5, 6 }, pause = 4,
      desk = { "trainer", "director", "ring_back" }, shufen = 3, callback = 1, core = 2, item = 4, trade = 3, nibble = 1,
      signal = 2, page = 3, hsu = 4, ask = 1, pen = 2,
    },
    careless = {
      ring = 1, four = 1, breath = 1, reason = 2, questions = { 3, 6 }, pause = 4, desk = { "director", "ring_back" },
      shufen = 1, callback = 1, core = 2, item = 3, trade = 1, nibble = 3, signal = 3, page = 2, hsu = 2, ask = 1, pen = 1,
    },
  },
}
