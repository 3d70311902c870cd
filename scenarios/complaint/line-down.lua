-- Line down: a machine stands still at a customer's, and three people write at once. It trains the first three hours of an urgent
-- complaint (answer in minutes, hear it out, write it down, class it, one lead, the spare on the road before anyone knows whether it is
-- needed, a word when there is nothing to say) and the week after it, in which the account is really decided. Delay costs pallets: the
-- line packs nine an hour until the truck leaves at 13:00, and so every slow option takes twenty minutes more and three pallets away.
-- Trust moves in steps of ten. Where a slip leads to another scene (lin_calls, crossed_wires, again), that scene holds a way back.

return scenario {
  api = 1, kind = "complaint", level = 3, minutes = 12, scene = "plant-floor",
  title = "Line down",
  brief = [[Tuesday, 06:40. You look after Harbour Foods: two packing lines for frozen dumplings in Wuqi, both run by your company’s
    NC-40 controllers, and a third line to be ordered this year. You are in your kitchen in Zhubei, an hour and a quarter away,
    when the phone starts.]],

  cast = {
    chen = { name = "Chen Yi-jun", role = "shift leader, Harbour Foods", portrait = "foreman", mood = "anger" },
    lin  = { name = "Lin Mei-hua", role = "plant manager, Harbour Foods", portrait = "plant-manager", mood = "trust_lin" },
    tsai = { name = "Tsai Chih-ming", role = "your sales director", portrait = "director" },
    hsu  = { name = "Hsu Po-wei", role = "your field engineer", portrait = "technician" },
    kao  = { name = "Kao Ting-yu", role = "your head of firmware", portrait = "engineer" },
  },

  state = {
    trust_lin  = { 50, 0, 100, show = "Lin’s trust" },
    pallets    = { 33, 0, 36, show = "Pallets that still make the truck" },
    class      = { "open", "ordinary", "urgent", "crisis" },
    logged     = false,  -- the case is on paper
    led        = false,  -- one lead, one contact
    by_hand    = false,  -- slow running by hand panel while the spare is on its way
    tsai_yes   = false,  -- the director pays for a Saturday shift
    saturday   = false,
    told       = false,  -- Lin has read what was changed
  },

  model = complaint { severity = 70, recent_failures = 1, expects_within = 1, broken_after = 1 },

  facts = {
    truck    = { "36 pallets for Hsin-Ho stores hang on line 2. The truck leaves at 13:00.", from = "chen" },
    march    = { "In March, after the last stop, nobody came back to them for three days.", from = "chen" },
    twin     = { "Line 1, on firmware 3.1, came through the same dip. Line 2 got 3.2 in April.", from = "chen" },
    photos   = { "Chen keeps photos of every parameter page on his phone.", from = "chen" },
    changhua = { "Harbour’s plant in Changhua was given firmware 3.2 in April too.", from = "chen" },
  },

  promises = {
    eight = { "Line 2 packs again by eight", due = "08:00", broken = { trust_lin = -30 } },
    word  = { "Word to Lin within the hour, news or none", within = 60, broken = { trust_lin = -10 } },
    hour  = { "The spare at Harbour’s gate within the hour", within = 60, broken = { trust_lin = -30 } },
    spare = { "The spare at Harbour’s gate by 09:00", due = "09:00", kept = { trust_lin = 10 }, broken = { trust_lin = -10 } },
    -- 10310 minutes from noon: late in the afternoon of Tuesday next week
    cause = { "The cause in writing, next Tuesday", within = 10310, broken = { trust_lin = -20 } },
  },

  clock = { start = "06:40", unit = "minute" },

  outcome = {
    { "Harbour’s satisfaction", weight = 50, from = "satisfaction" },
    { "Lin’s trust", weight = 30, from = "trust_lin" },
    { "Pallets on the truck", weight = 20, from = "pallets" },
  },

  start = "first_message",

  beats = {
    -- 06:40. Everything slow here costs twenty minutes and lets Lin find out by herself.
    first_message = {
      scene = "phone-call",
      say = {
        "The phone slides across the kitchen table. First a photo: a red panel, E47.",
        { chen = "Line 2 down since ten past six. Your controller. 22 people standing around. ANYBODY THERE?" },
      },
      ask = "What do you do first?",
      options = {
        { "Open the remote portal. Fifteen minutes with the error history, and you can call him with an answer instead of questions.",
          mistakes = "serve.fast-response", effect = { trust_lin = -20, pallets = -3 }, takes = 23, go = "lin_calls",
          reply = "The portal wants an update before it lets you in. Three more messages from Chen slide over the log.",
          why = "He does not see you work, he sees no answer. Beside a dead line, twenty quiet minutes mean that nobody is there." },
        { "Text him: “Seen it! E47 mostly clears itself: off, ten seconds, on again. Tell me if it doesn’t.”",
          does = "respond", mistakes = "complaint.listen-first", effect = { trust_lin = -10 }, takes = 5, go = "chen_story",
          reply = { chen = "Off and on. I have done that FOUR TIMES. I’m ringing you." },
          why = "It is quick, but it explains before it asks. He hears that you take him for somebody who can’t find the switch." },
        { "Ring him at once, knowing no more than he does.",
          does = "respond", shows = "serve.fast-response", takes = 5, go = "chen_story",
          reply = "He picks up before it has rung. Behind him it is much too quiet for a factory.",
          why = "He wrote because he needs a person. Two minutes after his message there is one; the answers can come later." },
        { "Ring Po-wei, your engineer in Taichung, and get him moving. Then Chen gets a call with a name and a time in it.",
          mistakes = "serve.fast-response", effect = { trust_lin = -10, pallets = -3 }, takes = 23, go = "lin_calls",
          reply = "Po-wei is in the shower. The hotline tries him, you try the hotline. Chen writes three more messages.",
          why = [[The step is right, the order is not. One call to Chen first would have cost two minutes, and he would have known that
            somebody has it.]] },
      },
    },

    -- 07:03, only after a silent start.
    lin_calls = {
      say = {
        { lin = "Lin, Harbour Foods. My shift leader has written to you four times since twenty to seven. Is this number still right?" },
      },
      options = {
        { "“I’ve been on it the whole time, Ms Lin. I just didn’t want to call before I had something in my hands.”",
          does = "respond", mistakes = "serve.fast-response", effect = { trust_lin = -10 }, takes = 2, go = "chen_story",
          reply = { lin = "So you had nothing in your hands, and we had nobody on the phone." },
          why = "True, and no use to her: it defends the silence instead of ending it." },
        { "“Don’t worry: E47 is only a safe stop. Nothing is broken, the machine is protecting itself.”",
          does = "respond", mistakes = "complaint.listen-first", effect = { trust_lin = -20 }, takes = 2, go = "chen_story",
          reply = { lin = "I’m glad that the machine is feeling well." },
          why = "She asked whether anybody is there and got a lecture on fault codes. For her a safe stop is still a stop." },
        { "“It is. He wrote, I didn’t answer. I’m ringing him this minute.”",
          does = "respond", shows = "serve.fast-response", takes = 2, go = "chen_story",
          reply = { lin = "Do that. He’s the one with the red ears." },
          why = "Nothing to argue with, and the next step follows at once. That makes up for part of the lost time." },
      },
    },

    -- 06:45, or 07:05 after a silent start.
    chen_story = {
      say = {
        { chen = "Ah. It can talk.", when = "clock > 20" },
        { chen = [[Ten past six the lights blink. Line 1 coughs and goes on. Line 2, your box: red. I’ve pressed reset till my thumb
          hurts.]] },
        { chen = "And don’t you tell me somebody will be in touch! In March somebody was in touch. After three days." },
      },
      ask = "He stops for breath.",
      options = {
        { "“March was the power supply, Mr Chen, a different part altogether. This can’t have anything to do with it.”",
          mistakes = "complaint.listen-first", effect = { trust_lin = -10 }, takes = 7, go = "read_back",
          reply = { chen = "A different part. Wonderful. Same people standing." },
          why = "He was not talking about a part but about three days of waiting. The explanation tells him that you missed it." },
        { "“You have my word: you’ll be packing again by eight. I’m seeing to it personally.”",
          does = "overpromise", mistakes = "negotiate.no-overpromise", promise = "eight", effect = { trust_lin = 10 }, takes = 7,
          go = "read_back",
          reply = { chen = "By eight. Good. I’m telling the others." },
          why = "It calms him for an hour. You don’t know what is broken, and at eight he stands before his people with your word." },
        { "“Let’s stick to the facts, then I can help you. Serial number, firmware, exact time of the fault?”",
          takes = 7, go = "read_back",
          reply = { chen = "The exact time is NOW." },
          why = "Good questions at the wrong moment. A man who is still shouting gives you numbers, but not what matters to him." },
        { "“Go on.” And when he has finished: “What else is standing there with you?”",
          does = "listen", shows = "complaint.listen-first", learn = { "truck", "march" },
          takes = 7, go = "read_back",
          reply = {
            { chen = "Twenty-two people. Thirty-six pallets for Hsin-Ho stores, and the truck leaves at one." },
            { chen = "And Ms Lin. With her arms crossed." },
          },
          why = "Two sentences from you, and he tells you himself what the morning is about: people, pallets, one o’clock." },
      },
    },

    read_back = {
      say = {
        "You have filled the back of an electricity bill.",
        { chen = "So. Did you get all that?" },
      },
      options = {
        { "“It’s all in my head. I don’t want to lose a minute to paper now, I’m getting people moving.”",
          mistakes = "complaint.record-details", effect = { trust_lin = -10 }, takes = 5, go = "two_more",
          reply = { chen = "In your head. Aha." },
          why = "What is only in your head has to be asked again by everyone who helps. He is the one who gets asked." },
        { "Read it back: “Line 2, E47, six ten, lights blinked. 22 people, 36 pallets, truck at one. Case 0611. What’s missing?”",
          when = "facts.truck", does = "record", shows = "complaint.record-details", learn = { "twin", "photos" },
          set = { logged = true }, takes = 5, go = "two_more",
          reply = {
            { chen = "Missing: line 1 is still on firmware 3.1. Line 2 got 3.2 in April." },
            { chen = "And I have photos of every parameter page. Since March I trust nobody." },
          },
          why = [[Reading back shows that it arrived, and it makes him complete it. He has just given you the two things that will decide
            the repair.]] },
        { "Read back the little you have: “Line 2, E47, since six ten. Case 0611. What hangs on it?”",
          when = "not facts.truck", does = "record", shows = "complaint.record-details", learn = "truck",
          set = { logged = true }, takes = 5, go = "two_more",
          reply = { chen = "Thirty-six pallets for Hsin-Ho stores. The truck leaves at one. So you can ask after all." },
          why = "Late, but now it is on paper with a number, and the question gets out of him what really hangs on the line." },
        { "“I’m forwarding your messages and the photo to service this second. They’ll ring you for the details.”",
          mistakes = "complaint.record-details", effect = { trust_lin = -20 }, takes = 5, go = "two_more",
          reply = { chen = "So I tell it all again. To somebody else." },
          why = "It feels like speed. For him the clock goes back to zero, because the next person knows only a red photo." },
        { "“Here’s the link to our fault form. Seven fields, and then nobody needs to ask you twice.”",
          mistakes = "complaint.record-details", takes = 5, go = "two_more",
          reply = { chen = "A form. I have wet gloves on." },
          why = "Writing it down is right, but it is your work. He has twenty-two people to look after." },
      },
    },

    two_more = {
      say = {
        "You have hardly hung up when two more messages are on the screen.",
        { lin = "What do I tell planning about line 2? Lin" },
        { tsai = "Harbour’s head office has just rung ME. What’s going on? Not a word about causes. Report to me first." },
      },
      ask = "Three people are waiting for you now.",
      options = {
        { "Lin: “You’ll hear from me within the hour, whatever I know.” Tsai: “Customer first, you at half past nine.”",
          shows = "serve.fast-response", promise = "word", effect = { trust_lin = 10 }, takes = 5, go = "triage",
          reply = { { lin = "Within the hour. I’m writing it down." }, { tsai = "Half past nine. Not later." } },
          why = "Two lines: who has it, and when the next word comes. Both can work with that, and you are free for the line." },
        { "Ring Tsai first. With the director in the picture, doors open that you will need in half an hour.",
          mistakes = "serve.fast-response", takes = 5, go = "triage",
          reply = { { tsai = "Good that you called. So what is it? … What do you mean, you don’t know?" },
            "Lin’s message is still there, unanswered." },
          why = "Your boss is impatient, but his line is not standing. Lin goes into planning with empty hands." },
        { "Leave both. In an hour you will have facts, and facts are the only thing either of them can use.",
          mistakes = "serve.fast-response", effect = { trust_lin = -10 }, takes = 5, go = "triage",
          reply = "Lin rings Chen. Chen says: “They say they’re on it.”",
          why = "She did not need the cause, she needed a sentence for planning. “You’ll hear from me by such a time” is one." },
        { "One mail to both: “The situation is under control, our specialists are engaged, further information follows shortly.”",
          mistakes = "negotiate.positive-tone", effect = { trust_lin = -20 }, takes = 5, go = "triage",
          reply = { lin = "Under whose control?" },
          why = "Nothing is under control and she can see it through the window. Hollow comfort costs you credit before you need it." },
      },
    },

    triage = {
      scene = "phone-call",
      say = {
        [[Your service system wants a class before it lets you go on: ordinary, urgent or crisis. Below it lies the standard sheet for
          E47, ready to send.]],
      },
      options = {
        { "Ordinary, to begin with. Send Chen the E47 sheet; two cases in three are settled by step four.",
          mistakes = "complaint.triage", effect = { trust_lin = -10, pallets = -3 }, set = { class = "ordinary" }, takes = 24, go = "team",
          reply = { chen = "Step four. I had step four behind me before you were awake." },
          why = [[The sheet is good for two cases in three. This is the third: 22 people and a truck hang on it, and it has just lost twenty
            minutes.]] },
        { "Urgent: line down, own procedure, engineer and spare without asking. Tell Chen in one sentence what that sets off.",
          does = "classify", shows = "complaint.triage", set = { class = "urgent" }, takes = 4, go = "team",
          reply = { chen = "An engineer and a box. Now you’re talking." },
          why = "The class opens the fast way for exactly this kind of case, and he knows what happens next without asking." },
        { "Crisis. Managing director, quality, legal and R&D in copy. Nobody will be able to say that you played it down.",
          mistakes = "complaint.triage", effect = { trust_lin = -10 }, set = { class = "crisis" }, takes = 4, go = "team",
          reply = { tsai = "Why does our managing director ask me what a tray sealer is?" },
          why = "Eleven people now ask questions and nobody carries a box. Loud is not the same as urgent." },
      },
    },

    team = {
      scene = "phone-call",
      say = {
        { hsu = "I’ve pulled over. I still have to fetch my tools; in an hour I’m in Wuqi. Who else is on this?" },
        { kao = "Kao. I have the managing director on the other line because of you. What is it?", when = "class == 'crisis'" },
        { hsu = "The system says ordinary. Then why do you sound like that?", when = "class == 'ordinary'" },
      },
      options = {
        { "Car keys. In an hour and a quarter you’re standing beside Chen, and being there counts for more than any number of calls.",
          takes = 9, go = "crossed_wires",
          reply = "By the second traffic light Po-wei, Kao and the depot have each rung Chen. You are driving.",
          why = "Well meant, but for an hour nobody holds the threads. Chen needs your head this morning, not your hands." },
        { "Forward the case to service, R&D, depot and quality, flagged red. Each of them knows his job better than you.",
          mistakes = "complaint.task-force", effect = { trust_lin = -20 }, takes = 9, go = "crossed_wires",
          reply = "Four read receipts. Then four people ring Chen, one after the other.",
          why = "Four departments each know a quarter, and nobody has been told to lead. The customer becomes the switchboard." },
        { "Put Chen straight through to Kao. Nobody knows that firmware better than the man whose people wrote it.",
          mistakes = "complaint.task-force", effect = { trust_lin = -10 }, takes = 9, go = "crossed_wires",
          reply = { kao = "Mr Chen? Could you tell me the boot counter … No? Then the checksum, perhaps?" },
          why = [[The right expert in the wrong place: now the shift leader works for the developer, and you are no longer the one he
            rings.]] },
        { "One call: Po-wei leads at the line, Kao takes the firmware, the depot the spare. Harbour dials you and nobody else.",
          shows = "complaint.task-force", set = { led = true }, takes = 9,
          go = { { "crossed_wires", when = "not logged" }, "spare" },
          reply = { hsu = "Clear. Then I’m driving." },
          why = "Nine minutes, and everyone knows what is his. Chen has one name to call and one to swear at." },
      },
    },

    -- About 07:10, only where the case is not on paper or nobody leads.
    crossed_wires = {
      scene = "phone-call",
      say = {
        { chen = "That was the third one. Which line, what code, since when. Don’t you people talk to each other?", when = "not logged" },
        { chen = "One of yours says update, the other says hands off. Who’s in charge there, the coffee machine?", when = "not led" },
      },
      options = {
        { "“Just tell them what you told me. They all mean well, Mr Chen, and four heads are better than one.”",
          mistakes = { "complaint.task-force", "complaint.record-details" }, effect = { trust_lin = -30 }, go = "spare",
          reply = { chen = "I’m not your secretary." },
          why = "He asked you to take something off his back, and you handed it back to him." },
        { "“Nobody rings you any more but me. Po-wei decides at the line. Once more, please; I’m writing: case 0611.”",
          when = "not logged", does = "record", shows = { "complaint.task-force", "complaint.record-details" }, learn = "truck",
          set = { logged = true, led = true }, effect = { trust_lin = -10 }, go = "spare",
          reply = { chen = "Then write: 36 pallets, truck at one o’clock. Underline the one." },
          why = "One lead, one contact, one note. It comes late, but from here on he tells nothing twice." },
        { "Ask the four of them by mail to agree among themselves who leads, and to let you know.",
          mistakes = "complaint.task-force", effect = { trust_lin = -20 }, go = "spare",
          reply = { kao = "Fine by me, whoever. Service, I’d say." },
          why = "Whoever asks everybody gets four polite answers. Somebody has to be named, and nobody else can do that but you." },
        { "“You’re right. Po-wei decides, the others talk to him. And nobody rings you any more but me.”",
          when = "logged", shows = "complaint.task-force", set = { led = true }, effect = { trust_lin = -10 }, go = "spare",
          reply = { chen = "Po-wei. Good. I know Po-wei." },
          why = "One name at the line and one on the phone. Ten minutes late, but it still spares him the rest." },
      },
    },

    spare = {
      say = {
        { hsu = "Might be the memory, might be the board. After twenty minutes of remote access I’d know more." },
        [[The depot in Hsinchu has one NC-40 left, reserved for Green Valley Dairy on Friday. Seventy minutes to Wuqi if the freeway
          is clear.]],
        { "The storeman already has the key in his hand. Urgent, he knows what that means.", when = "class == 'urgent'" },
        { "The storeman hums. “It says ordinary here. For ordinary I don’t take the van out.”", when = "class == 'ordinary'" },
      },
      options = {
        { "Let Po-wei look first. If it’s the board, the van goes; if not, you’ve spared everybody a trip for nothing.",
          mistakes = "risk.contingency-plan", effect = { trust_lin = -10, pallets = -3 }, takes = 50, go = "nothing_new",
          reply = "After twenty minutes Po-wei says: might be the board. The van starts.",
          why = "A trip for nothing costs a tank of petrol. The minutes the van stands are the customer’s, and nobody gives them back." },
        { "Van off now, hand panel along with Po-wei; the dairy hears from you by noon. To Lin: “At your gate by nine.”",
          when = "clock <= 43", shows = "risk.contingency-plan", promise = "spare", takes = 30, go = "nothing_new",
          reply = { lin = "Nine. That I can plan with." },
          why = "The second way starts before anyone knows whether it is needed. And nine o’clock leaves half an hour of slack." },
        { "Van off now, hand panel along with Po-wei; the dairy hears from you by noon. Lin gets a time once it’s past Miaoli.",
          when = "clock > 43", shows = { "risk.contingency-plan", "negotiate.no-overpromise" }, takes = 30, go = "nothing_new",
          reply = { lin = "Fine. But then a real one." },
          why = "The second way starts at once. It is late already, so you give no hour that you would have to take back." },
        { "Van off now. To Lin: “The spare is with you within the hour.” She needs something to hold on to.",
          mistakes = "negotiate.no-overpromise", promise = "hour", effect = { trust_lin = 10 }, takes = 30, go = "nothing_new",
          reply = { lin = "Within the hour. I’ll have the gate opened." },
          why = [[The van is right, the hour is not: it needs a freeway without one brake light. She will be standing at the gate with your
            word.]] },
        { "First get the reservation lifted properly: Tsai’s release, the dairy’s consent. Half an hour, and nobody can complain.",
          mistakes = "risk.contingency-plan", effect = { trust_lin = -20, pallets = -3 }, takes = 50, go = "nothing_new",
          reply = "The dairy’s buyer is still at breakfast. Then he has to ask somebody. Then the van starts.",
          why = "The dairy needs the box on Friday, Harbour needs it now. The paperwork can be put right at noon." },
      },
    },

    -- 07:45 on a good morning.
    nothing_new = {
      say = {
        { hsu = "Remote gives me nothing. Something in the memory is odd. But odd isn’t broken." },
        { "The hour you gave Lin is nearly over.", when = "promises.word == 'open'" },
        { "The hour you gave Lin is over. She has not called.", when = "promises.word == 'broken'" },
      },
      options = {
        { "Give Po-wei ten more minutes. A call with nothing in it only tells Lin that you have nothing.",
          mistakes = "complaint.transparent-progress", effect = { trust_lin = -10 }, takes = 10, go = "jam",
          reply = { hsu = "Still odd." },
          why = "She draws her conclusion from the silence anyway. “Nothing yet, I’ll ring again at nine” leaves none to draw." },
        { "To both: “Very good progress, nearly there!” That keeps the mood up until there is more.",
          mistakes = "negotiate.positive-tone", effect = { trust_lin = -20 }, takes = 10, go = "jam",
          reply = { chen = "Nearly where?" },
          why = "Chen is standing in front of the thing. Cheer without substance makes him doubt the next good news too, the real one." },
        { "Have Po-wei ring Chen with the technical side: expert to practitioner, without the long way round through sales.",
          mistakes = "complaint.transparent-progress", takes = 10, go = "jam",
          reply = { chen = "He says odd. What do I do with odd? And Ms Lin asks ME what’s going on." },
          why = "Chen gets a riddle and Lin gets nothing. She was waiting for a word from you." },
        { "Ring Lin: “Nothing new. Reset and remote tried, power supply ruled out. Po-wei is there in half an hour.”",
          does = "update", keep = "word", shows = "complaint.transparent-progress", effect = { trust_lin = 10 }, takes = 10, go = "jam",
          reply = { lin = "Nothing, then. But I know what I know. Thank you." },
          why = "“Nothing new” is news when it says what was tried and what comes next. She can plan, and need not ask." },
      },
    },

    jam = {
      say = {
        "The depot: a lorry has turned over near Yuanli. The van is standing. Twenty-five minutes, they say.",
        { "From Lin, a single question mark.", when = "promises.word ~= 'kept'" },
      },
      options = {
        { "Say nothing yet. The driver knows the old coast road and may make it up.",
          mistakes = "complaint.transparent-progress", effect = { trust_lin = -10 }, takes = 25, go = "chen_shouts",
          reply = "The coast road is full of people who know the coast road. Lin hears about Yuanli on the radio.",
          why = "If he makes it you gain nothing; if not, she hears it from the radio. Bad news has to come from you, and early." },
        { "Tell Lin before the radio does: twenty-five minutes. Until the spare is there, Po-wei runs line 2 slowly by hand panel.",
          does = "update", shows = { "complaint.transparent-progress", "risk.contingency-plan" },
          effect = { pallets = 3 }, set = { by_hand = true }, takes = 25, go = "chen_shouts",
          reply = { lin = "Slowly is faster than not at all. Tell Mr Chen to start with the pork." },
          why = "The bad news comes with the second way attached. Three pallets are not many, but people who pack don’t count minutes." },
        { "Send Lin the traffic camera picture with the lorry on its side, so she can see that it’s nobody’s fault.",
          takes = 25, go = "chen_shouts",
          reply = { lin = "I can see a lorry. What can I pack?" },
          why = "It explains whose fault it isn’t. She needed two other things: how many minutes, and what she can pack until then." },
        { "Have Po-wei borrow the memory module from line 1 when he’s there. If that works, you won’t need the van.",
          mistakes = "risk.contingency-plan", effect = { trust_lin = -20 }, takes = 25, go = "chen_shouts",
          reply = { chen = "From the one line that RUNS? Over my dead body." },
          why = "An experiment on the only healthy line, before the customer’s eyes. The prepared way lies in his car: the hand panel." },
      },
    },

    -- 08:20 on a good morning.
    chen_shouts = {
      say = {
        "Chen has put you on the loudspeaker. Somebody laughs in the background.",
        { chen = "By eight! You gave me your word. Look at the clock.", when = "promises.eight == 'broken'" },
        { chen = "Know what they call your box here? The Tuesday holiday. My people are counting the ceiling tiles!", when = "anger > 60" },
        { chen = "Know what they call your box here? The Tuesday holiday. I can’t even be angry with them.", when = "anger <= 60" },
        { chen = "And by hand panel she crawls. My grandmother packs faster.", when = "by_hand" },
      },
      rules = { { when = "anger >= 100", go = "directors" } },
      options = {
        { "“Our box stopped because your mains blinked. On a clean supply neither of us would be having this morning.”",
          does = "blame", mistakes = "negotiate.positive-tone", effect = { trust_lin = -10 }, takes = 10, go = "tsai_line",
          reply = { chen = "Did you all hear that? It’s OUR electricity." },
          why = "It may even be half true. Said to twenty-two people who are waiting for you, it is a declaration of war." },
        { "“Hang in there, everybody! The iced tea’s on me, and by lunchtime we’ll all be laughing about it.”",
          mistakes = "negotiate.positive-tone", effect = { trust_lin = -10 }, takes = 10, go = "tsai_line",
          reply = { chen = "Over there they’re laughing already. Nobody here is." },
          why = "Good humour needs somebody who is in the mood. Here it says that you don’t know how much is at stake." },
        { "Let him finish, laughter and all. Then: “Anything else I ought to know?”",
          does = "listen", shows = "complaint.listen-first", learn = "march", takes = 10, go = "tsai_line",
          reply = { chen = "Yes. In March nobody came back to us for three days. That’s what I ought to have said first." },
          why = "Somebody who was not heard at twenty to seven gets louder until he is. Letting him finish is worth it even now." },
        { "“You have every right. I’m sorry about this morning. Which pallets shall go first when she runs?”",
          does = "apologise", shows = "negotiate.positive-tone", takes = 10, go = "tsai_line",
          reply = { chen = "… Shrimp. Shrimp first. It’s for the Taipei stores." },
          why = "No excuse, no joke, and then a question that only he can answer. It turns his crew’s eyes to the next step." },
      },
    },

    -- Only where a false promise and a reproach came together.
    directors = {
      scene = "office",
      say = {
        { tsai = "Harbour’s owner has rung our managing director. You’re off the case. What have you got for whoever comes after you?" },
      },
      options = {
        { "Five lines within ten minutes: what was tried, who is where, what was promised, and Mr Chen’s number.",
          shows = "complaint.record-details", set = { pallets = 0 }, takes = 10, go = "escalated",
          reply = { tsai = "At least somebody can work with that." },
          why = "The morning is lost, the next hour needn’t be. Whoever takes over does not have to ask Chen everything again." },
        { "“It was their mains, and I can prove it. Let me finish what I’ve started.”",
          mistakes = "negotiate.positive-tone", set = { pallets = 0 }, effect = { trust_lin = -10 }, takes = 10, go = "escalated",
          reply = { tsai = "That sentence is why they rang." },
          why = "You defend yourself with the words that brought you here. Nobody is asking any more whose electricity it was." },
        { "Ring Ms Lin once more, past everybody: after eleven years she will surely hear you out.",
          set = { pallets = 0 }, effect = { trust_lin = -20 }, takes = 10, go = "escalated",
          reply = { lin = "I’ve been told to speak to your managing director. So have you, I think." },
          why = "She has handed it up because she no longer wants to talk to you. One more call makes her say so." },
      },
    },

    tsai_line = {
      scene = "phone-call",
      say = {
        { tsai = [[Legal has found clause 14: quality of the mains is the customer’s business. Get that to Lin before she starts adding
          up.]] },
        { tsai = "And why do I hear more from Harbour’s head office than from you?" },
      },
      options = {
        { "“All right, I’ll mention it to Lin. In passing, in a friendly way, just so that it has been said.”",
          mistakes = "negotiate.positive-tone", effect = { trust_lin = -30 }, takes = 22, keep = "spare", go = "swap",
          reply = { lin = "My line is standing, and you mention a clause to me. In passing." },
          why = "However friendly, a clause at that hour says whose fault you will make it. She will remember it longer than the fault." },
        { "“It won’t run away. What I need is your yes to a Saturday shift at our cost, before she asks.”",
          shows = "negotiate.positive-tone", set = { tsai_yes = true }, takes = 22, keep = "spare", go = "swap",
          reply = { tsai = "You’re costing me … Fine. One Saturday. You have my yes." },
          why = "You don’t fight over the clause, you talk about what comes next. In the afternoon you will have something to offer." },
        { "“Can’t talk, the van’s coming.” You hang up; the line matters more than the director.",
          effect = { trust_lin = -10 }, takes = 22, keep = "spare", go = "swap",
          reply = "Ten minutes later Tsai rings Lin himself. He begins with the clause.",
          why = "A boss who is told nothing helps himself. One sentence about what you need would have kept him off Lin’s phone." },
        { "“You’re right. Let’s look at it calmly in the review.” That gives you peace until the afternoon.",
          effect = { trust_lin = -20 }, takes = 22, keep = "spare", go = "swap",
          reply = "He takes it for a yes. Legal sends Lin the clause, with you in copy.",
          why = "You bought peace with a sentence that means nothing to you and a yes to him. The bill goes to Lin." },
      },
    },

    -- 08:52 on a good morning.
    swap = {
      say = {
        { "Just before nine the van rolls through gate 3. The driver holds the box up like a trophy.",
          when = "promises.spare == 'kept'" },
        { "The van rolls through gate 3. Nobody looks up.", when = "promises.spare ~= 'kept'" },
        { hsu = "It’s got 3.2 on it, same as the dead one. As it is, a quarter of an hour. With anything else it takes longer." },
      },
      options = {
        { "“As it is. Everybody is waiting, every minute counts. You can play with the firmware on Sunday.”",
          mistakes = "complaint.diagnose-scope", takes = 16, go = "again",
          reply = { hsu = "You’re the boss." },
          why = "A quarter of an hour sounds unbeatable. But nobody has asked why the old box died, and the new one is its twin." },
        { "“Line 1 lived through it on 3.1. Load that, and take the parameters from Mr Chen’s photos.”",
          when = "facts.twin", does = "fix", shows = "complaint.diagnose-scope", takes = 28, go = "running",
          reply = { { hsu = "Photos? You’re an angel, Mr Chen." }, { chen = "I’m a man with experience." } },
          why = "What he told you at seven pays off now: the right firmware, and nobody types two hundred parameters from memory." },
        { "“What’s different about line 1, which stayed up?” Ask Chen before anything is screwed in.",
          when = "not facts.twin", does = "fix", shows = "complaint.diagnose-scope", learn = "twin", effect = { pallets = -3 },
          takes = 48, go = "running",
          reply = { chen = "Line 1 is on 3.1. Line 2 got 3.2 in April. I’d have told you that at seven." },
          why = "The question comes two hours late, but before the mistake. Po-wei loads 3.1 and types the parameters in by hand." },
        { "Ask Kao which firmware to take and wait for his answer. It’s his child.",
          does = "fix", effect = { trust_lin = -10, pallets = -3 }, takes = 48, go = "running",
          reply = { kao = "Hang on. Hang on … What’s line 1 running? 3.1? Then take 3.1." },
          why = "The answer is right, it only takes twenty minutes. What he asked for was known on site." },
      },
    },

    -- Only after the quick swap.
    again = {
      say = {
        "Seven minutes of dumplings. Then the big chiller starts up, the lights blink, and line 2 stands. What was in it goes in the bin.",
        { chen = "E47. Good morning again." },
      },
      options = {
        { "“Now we know that it’s the dips. Could you leave the chiller off till Sunday?”",
          does = "fix", mistakes = "risk.contingency-plan", effect = { trust_lin = -30, pallets = -9 }, takes = 32, go = "running",
          reply = { chen = "The CHILLER. In a frozen food plant. … Po-wei, do it your way." },
          why = "An idea made up on the spot, at the cost of the man it is meant to help. The real fix was half an hour away." },
        { "“My decision, and the wrong one. Po-wei loads 3.1: half an hour. I’m staying on the line.”",
          does = "fix", shows = "complaint.transparent-progress", effect = { trust_lin = -10, pallets = -6 }, takes = 32, go = "running",
          reply = { chen = "At least one of you says so." },
          why = "Said at once, with your name on it and a time. The half hour is lost, his respect is not." },
        { "Let Po-wei load 3.1 quietly and explain when she runs. Another call now would only heat things up.",
          does = "fix", mistakes = "complaint.transparent-progress", effect = { trust_lin = -20, pallets = -9 }, takes = 32, go = "running",
          reply = { lin = "I’m standing beside your engineer. He says “firmware”. You say nothing." },
          why = "The second stop is the one they will talk about. Without a word from you they make up the story themselves." },
      },
    },

    -- 09:20 on a good morning.
    running = {
      say = {
        "The first tray drops onto the belt, then the next. Down the phone it sounds like rain.",
        { chen = "She’s running. I’m not saying thank you yet." },
      },
      options = {
        { "Leave the case open: ring Chen after an hour’s running, and close it when he says so.",
          shows = { "complaint.verify-fix", "complaint.transparent-progress" },
          takes = 70, go = "what_was_it",
          reply = { chen = "Sixty minutes, not one hiccup. You can have your breakfast now." },
          why = "What counts is his hour, not your repair. And whoever rings after the fire is out is remembered." },
        { "Close the case with thanks to everyone. Faster than the contract asks for; that may be said once.",
          mistakes = "complaint.verify-fix", effect = { trust_lin = -20 }, takes = 70, go = "what_was_it",
          reply = "An automatic mail goes to Chen: “Your case 0611 has been resolved. How did we do?” He answers with one word.",
          why = "For you it is over when the box is in. For him it is over when the truck has gone." },
        { "Ring Lin: “She’s running. And I guarantee you personally that this won’t happen again.”",
          mistakes = "negotiate.no-overpromise", effect = { trust_lin = -10 }, takes = 70, go = "what_was_it",
          reply = { lin = "You know the cause, then? … I thought not." },
          why = "Nobody knows the cause yet, and she knows that. A guarantee without a reason makes the good news smaller." },
      },
    },

    -- 10:30 on a good morning.
    what_was_it = {
      say = {
        "In between, the dairy: Monday will do just as well.",
        { lin = "In half an hour I’m with the owner. Two sentences. What was it?" },
      },
      options = {
        { "“Too early, honestly. Before the lab has finished its report, anything I told you would be guesswork.”",
          mistakes = "complaint.transparent-progress", effect = { trust_lin = -10 }, takes = 160, go = "losses",
          reply = { lin = "Then I’ll tell him that you don’t know." },
          why = "You know quite a lot: the dip, the firmware, line 1. Whoever waits until everything is certain leaves her with nothing." },
        { "“A voltage dip in your mains. The manual recommends a filter, page 40; without one it was a matter of time.”",
          does = "blame", mistakes = "negotiate.positive-tone", effect = { trust_lin = -10 }, takes = 160, go = "losses",
          reply = { lin = "Page 40. I’ll read it to him." },
          why = "Right as far as page 40 goes, and it makes her the culprit in front of her own boss. She won’t forget that." },
        { "“Your lights blinked, and our firmware 3.2 didn’t come back. Why, I don’t know yet. In writing, Tuesday.”",
          does = "explain", promise = "cause", shows = { "complaint.transparent-progress", "negotiate.no-overpromise" },
          takes = 160, go = "losses",
          reply = { lin = "Known, not known, Tuesday. That’s three sentences. I’ll take them." },
          why = "What is known, what is not, and when she gets the rest. She can stand before the owner with that." },
        { "“A software matter, found and removed. You can tell him it’s done with.”",
          mistakes = "negotiate.no-overpromise", effect = { trust_lin = -20 }, takes = 160, go = "losses",
          reply = { lin = "Done with. Until the lights blink, or in general?" },
          why = "It sounds like strength, but only one box has been changed and the cause is unknown. She hears the gap." },
      },
    },

    -- 13:10 on a good day.
    losses = {
      say = {
        "{pallets} of 36 pallets are on the truck.",
        { lin = "The truck is full. What’s left is overtime and the shrimp in the bin. 74,000.", when = "pallets >= 36" },
        { lin = "Hsin-Ho’s penalty for the gap, overtime, the shrimp in the bin. 186,000.", when = "pallets < 36" },
        { lin = "I’m listening." },
      },
      options = {
        { "“Ten per cent off your next two orders. Over the year that’s worth far more to you than this bill.”",
          does = { { "compensate", percent = 50, in_kind = false, delayed = true } }, mistakes = "complaint.joint-solution",
          effect = { trust_lin = -20 }, takes = 1030, go = "next_morning",
          reply = { lin = "So first I buy something." },
          why = "She has a loss today and gets a discount someday, if she orders. That is your remedy, not hers." },
        { "“Half of it, next quarter, as a gesture. The dip did come out of your socket, after all.”",
          does = { { "compensate", percent = 50, in_kind = false, delayed = true } }, mistakes = "negotiate.positive-tone",
          effect = { trust_lin = -30 }, takes = 1030, go = "next_morning",
          reply = { lin = "A gesture with a sting. Noted." },
          why = "Half the money and the whole insult. With the last clause the gesture turns into an accusation." },
        { "“Send me the receipts by Friday. Our insurer looks at every item, and half of it usually comes through by autumn.”",
          does = { { "compensate", percent = 50, in_kind = false, delayed = true } }, effect = { trust_lin = -10 },
          takes = 1030, go = "next_morning",
          reply = { lin = "So now I’m a claim." },
          why = "Orderly, and for her it is the second queue this week. She wanted to hear what you do, not what a third party may pay." },
        { "“We could pay the bill, or staff a Saturday shift and make good what was lost. What helps you more?”",
          when = "tsai_yes", does = "compensate", shows = "complaint.joint-solution", set = { saturday = true },
          takes = 1030, go = "next_morning",
          reply = {
            { lin = "Saturday. Hsin-Ho forgives a late pallet, not an empty shelf.", when = "pallets < 36" },
            { lin = "Saturday. Shrimp I can sell. Bills I only file.", when = "pallets >= 36" },
          },
          why = "Two real ways, and she decides. The loss is made good in its own coin: packed pallets." },
        { "“We should bear it in full. I still need my director’s signature; you’ll have it in writing on Thursday.”",
          when = "not tsai_yes", does = { { "compensate", percent = 100, in_kind = true, delayed = true } },
          takes = 1030, go = "next_morning",
          reply = { lin = "Thursday. And if he doesn’t sign?" },
          why = "Fair and honest about the signature. It would have been worth more if you had got it this morning." },
      },
    },

    next_morning = {
      scene = "office",
      say = { "Wednesday, change of shift. Nobody from Harbour has rung." },
      options = {
        { "Leave them in peace. After a day like that, the last thing anybody wants to see in the morning is a supplier.",
          mistakes = "complaint.verify-fix", effect = { trust_lin = -10 }, takes = 7900, go = "root",
          reply = "Wednesday passes, then Thursday. Nobody rings you, and you hear nothing of what happens at night.",
          why = "It is meant as tact and looks like relief. No news only means that nobody tells you any." },
        { "Ask Po-wei. He was there until ten last night and knows best how she runs.",
          mistakes = "complaint.verify-fix", takes = 7900, go = "root",
          reply = { hsu = "Ran like clockwork when I left. Ask me something harder." },
          why = "Your own side tells you about your own work. Whether it holds in their night, only the night shift knows." },
        { "Gate 3, quarter past six, a bag of egg pancakes. “How was the night?”",
          does = "followup", shows = "complaint.verify-fix", learn = "changhua", takes = 7900, go = "root",
          reply = {
            { chen = "Not even eight o’clock yet. So it can be done.", when = "promises.eight == 'broken'" },
            { chen = "Sit down. The lights blinked twice. She came back twice." },
            { chen = "By the way. Changhua got the same 3.2 in April. Has anybody told them?" },
          },
          why = "You came when nothing was on fire. That is why you hear about Changhua, before Changhua does." },
        { "Send Lin and Chen the short survey, five questions. Today they still remember every detail.",
          effect = { trust_lin = -20 }, takes = 7900, go = "root",
          reply = "Lin does not answer. Chen ticks “rather not” five times.",
          why = "A form asks for marks, it does not ask how the line is. It makes work for them and serves you." },
      },
    },

    -- Monday evening.
    root = {
      scene = "office",
      say = {
        { "On Saturday two of your people packed with fourteen of Chen’s. By four the last pallet was out.", when = "saturday" },
        { kao = [[Found. Our release test starts at dips of a tenth of a second. This one was half of that. A junior of mine signed it
          off.]] },
        { tsai = "Then write: individual error, dealt with. Short and painless." },
      },
      options = {
        { "Change the release test, take 3.2 back everywhere, Changhua first. One page about that for Lin tomorrow.",
          when = "facts.changhua", does = "rootcause", shows = "complaint.root-cause", set = { told = true },
          effect = { trust_lin = 10 }, keep = "cause", takes = 1040, go = "line_three",
          reply = { kao = "The kid will be relieved. He thought he was getting the sack." },
          why = "The test let it through, so the test is changed. And Changhua hears about it from you, not from its lights." },
        { "Change the release test, and tell Lin on one page what was changed and from when on.",
          when = "not facts.changhua", does = "rootcause", shows = "complaint.root-cause", set = { told = true },
          keep = "cause", takes = 1040, go = "line_three",
          reply = { kao = "Agreed. And where else is 3.2 running? … Never mind, I’ll look for a list." },
          why = "The cause is in the test, and the test is changed. That other plants have 3.2 too, nobody has told you." },
        { "Do as Tsai says: individual error, spoken to, everybody reminded. It’s true, and Harbour can tick it off.",
          mistakes = "complaint.root-cause", effect = { trust_lin = -20 }, takes = 1040, go = "line_three",
          reply = { kao = "And the next junior?" },
          why = "The test would have let it through under any signature. Lin has run plants for twenty years; she knows an excuse." },
        { "Wait for the lab to confirm it next week. A report that has to be corrected is worse than a late one.",
          mistakes = "complaint.transparent-progress", effect = { trust_lin = -10 }, takes = 1040, go = "line_three",
          reply = { kao = "What’s the lab to confirm? It’s my own test." },
          why = "Thorough, and silent. What you know today is enough for one page, and the page can say what is still open." },
      },
    },

    -- Tuesday, a week after.
    line_three = {
      scene = "meeting-room",
      say = {
        { lin = "One page. I was expecting twenty.", when = "told" },
        { lin = "The cause, you said, in writing. I’m still waiting for a cause.", when = "not told and promises.cause == 'open'" },
        { lin = "A week, and I still don’t know why my line stood.", when = "not told and promises.cause == 'none'" },
        { lin = "Line 3 goes out to tender on Monday. Three bidders. What do I write beside your name?" },
      },
      options = {
        { "“Eleven years, two stops. Show me a competitor who can put that on your table.”",
          takes = 400,
          reply = { lin = "I was there for both." },
          why = "The figure may be right. She was there for both stops, and hears that you count years and not mornings." },
        { "“That we’ll be five per cent below the cheapest. After last week we owe you something.”",
          effect = { trust_lin = -20 }, takes = 400,
          reply = { lin = "I asked what I should write. Not what it costs." },
          why = "She asks about trust and gets a price. It sounds as if a standing line could be had at a discount." },
        { "“A fresh start! What’s behind us is behind us. Line 3 will be our masterpiece.”",
          mistakes = "negotiate.positive-tone", effect = { trust_lin = -10 }, takes = 400,
          reply = { lin = "Behind you, perhaps." },
          why = "Nothing is behind her, she reports on it every month. Big words cover up what the week has actually earned you." },
        { "“What happened. Ask Mr Chen, not me. And put a dip test in the tender, for all three of us.”",
          shows = "negotiate.positive-tone", effect = { trust_lin = 10 }, takes = 400,
          reply = { lin = "A test that you failed last week. You’ve got nerve." },
          why = "You let somebody speak who owes you nothing, and turn the fault into a yardstick. That says more than any record." },
      },
      go = {
        { "partner", when = "satisfaction >= 85 and trust_lin >= 80" },
        { "back_up", when = "satisfaction + trust_lin >= 120" },
        { "on_notice", when = "satisfaction + trust_lin >= 70" },
        "replaced",
      },
    },
  },

  endings = {
    partner = {
      "A chair at the table",
      "Lin asks you in before the tender is written. The dip test becomes item four. Chen picks the place for the cabinet.",
      { chen = "And this time I take the photos BEFORE you deliver." },
    },
    back_up = {
      "The line runs, and so does the account",
      "You are one of three for line 3, no better and no worse than the others. The service contract is renewed without a discussion.",
      { lin = "It was a bad morning, decently handled. Let’s leave it at that." },
    },
    on_notice = {
      "Running, on notice",
      [[The contract stays for lines 1 and 2, with a penalty for every hour of standstill. For line 3 they want a price from you,
        nothing else.]],
      { lin = "Mr Chen says: once more, and he carries the thing to the gate himself." },
    },
    replaced = {
      "Somebody else’s cabinet",
      "Line 3 goes to another house; lines 1 and 2 follow at the next overhaul. You learn it from the minutes of a meeting.",
      { chen = "It’s nothing personal. We just want to know that somebody picks up." },
    },
    escalated = {
      "The managing directors talk",
      "Harbour’s owner rings your managing director. They agree quickly: another supplier sends its engineers, and you hand over the file.",
      { tsai = "Come into my office. And leave your phone outside." },
    },
  },

  runs = {
    expert = {
      first_message = 3, chen_story = 4, read_back = 2, two_more = 1, triage = 2, team = 4, spare = 2, nothing_new = 4, jam = 2,
      chen_shouts = 4, tsai_line = 2, swap = 2, running = 1, what_was_it = 3, losses = 4, next_morning = 3, root = 1, line_three = 4,
    },
    careless = {
      first_message = 2, chen_story = 1, read_back = 1, two_more = 3, triage = 1, team = 2, crossed_wires = 2, spare = 1,
      nothing_new = 1, jam = 3, chen_shouts = 3, tsai_line = 4, swap = 1, again = 3, running = 2, what_was_it = 4, losses = 5,
      next_morning = 2, root = 3, line_three = 1,
    },
  },
}
