-- The frame contract (S15). Two years of compressed air for five textile mills: price, payment, response time, volume, exclusivity.
-- Trains preparing (alternative, limit, target, a guess at their priorities), keeping all issues open until all are settled, asking before
-- offering, packages instead of splitting issue by issue, trading late what is cheap for us, and writing down who does what. The seed
-- draws what Lin is after: nights without a standstill (first set of values), cash (second) or free hands at a good price (third), and how
-- far she would go. Points are thousands of NT$ over the two years; `mine` is the same every time. `ground` is what was done for the table
-- before it, `roles` what is on paper after it.

-- A counterpart that bargains leaves nobody more than about five sixths of what it could ever sign: that much is full marks.
local function own(s) return math.min(100, s.table.own * 6 // 5) end

-- What comes up often is said in three ways, by turns.
local turn = {
  "(table.round == 1 or table.round == 4 or table.round == 7 or table.round == 10 or table.round == 13)",
  "(table.round == 2 or table.round == 5 or table.round == 8 or table.round == 11 or table.round == 14)",
  "(table.round == 3 or table.round == 6 or table.round == 9 or table.round == 12)",
}
local calm, angry = " and table.anger <= 50", " and table.anger > 50"

return scenario {
  api = 1, kind = "negotiation", level = 7, minutes = 35, scene = "meeting-room",
  title = "The frame contract",
  brief = [[Tai-yang Textiles runs 120 compressors in five mills. Some of them are in your care, mill by mill, order by order. Now
    Lin Shu-hui, head of procurement, wants one contract for two years and has asked you first. Five things are open: the
    price, payment, response time, how many machines, and whether you will be the only ones.

    Without a contract there is a dye works in Taoyuan that would take the hours of your second crew: NT$4.2 million over two
    years. Going on mill by mill would bring 3.3 million, an idle crew 2.4.

    The second crew’s contracts run out on Friday.]],

  cast = {
    lin  = { name = "Lin Shu-hui", role = "head of procurement, Tai-yang Textiles", portrait = "executive", mood = "table.mood" },
    ho   = { name = "Ho Kuo-liang", role = "head of utilities, Tai-yang Textiles", portrait = "foreman" },
    chou = { name = "Chou Chien-ming", role = "your director", portrait = "director" },
    yeh  = { name = "Yeh Pei-shan", role = "your head of service", portrait = "engineer" },
  },

  state = {
    trust  = { 50, 0, 100 },
    ground = { 0, 0, 100 },
    roles  = { 0, 0, 100 },
  },
  facts = {
    sheet = "The points where it can stall: price alone, a late limit, the signature. Each with an answer and a way round.",
    fleet = { "Eighty of the 120 are screw compressors that earn money. Forty are old piston ones; each pays only with a full crew.",
              from = "yeh" },
    crew  = { "With the second crew, four hours is possible by night. What costs us most is not the hour but the idle van.",
              from = "yeh" },
  },

  outcome = {
    { "What the deal is worth to us", weight = 44, from = own },
    { "What there was for both", weight = 20, from = "table.joint" },
    { "Lin’s view of you", weight = 20, from = "table.relationship" },
    { "The preparation", weight = 5, from = "table.preparation" },
    { "The groundwork", weight = 5, from = "ground" },
    { "Roles in writing", weight = 6, from = "roles" },
  },

  start = "chou",
  beats = {

    -- Before the table -----------------------------------------------------------------------------------------------

    chou = {
      scene = "office",
      say = {
        { chou = "Five points, one hour, and a woman who never signs in a hurry." },
      },
      ask = "What do you take along?",
      go = "yeh",
      options = {
        { "“My head. Every talk goes its own way. You can’t plan it, you have to feel what’s going on.”",
          mistakes = "plan.decision-playbook",
          reply = { chou = "That’s what I said about my marriage." },
          why = "Presence of mind is a fine thing until she asks the one question that you could have known since Monday." },
        { "“A sheet: the places where it can stall, and for each an answer and a way round.”",
          shows = "plan.decision-playbook", learn = "sheet", effect = { ground = 25 },
          reply = { chou = "Price alone, a limit that comes late, the signature that doesn’t. Good. Add: what we do without her." },
          why = "You have been through the hard moments once, in peace. At the table you will recognise them instead of meeting them." },
        { "“The price table in five steps, so that I can go down without ringing you.”",
          mistakes = "plan.flexible-pricing", effect = { ground = 5 },
          reply = { chou = "So there are stairs. She’ll find them." },
          why = "Stairs are only good for going down. There are five things on the table, and you have prepared for one." },
        { "“The brochure, the certificates, and the list of our references.”",
          effect = { ground = 2 },
          reply = { chou = "She has had us in her mills for six years." },
          why = "No harm done. But it answers who you are, and she is asking for what you’ll do." },
      },
    },

    yeh = {
      scene = "plant-floor",
      say = {
        { "The workshop. Yeh Pei-shan is standing up to her elbows in a compressor." },
        { yeh = "All 120? I know every one of them. Not all of them are friends of mine." },
      },
      ask = "What do you want to hear from her?",
      go = "order",
      options = {
        { "“The more the better. We take all 120, and the price will look after itself.”",
          mistakes = "plan.healthy-mix",
          reply = { yeh = "Forty of them won’t look after anything." },
          why = "You want the number, whatever it consists of. What it costs to take the forty along you’ll hear in the second year." },
        { "“Only tell me what four hours would cost us, so that I can say no when she asks for it.”",
          learn = "crew", effect = { ground = 10 },
          reply = { yeh = "Less than you think. With the second crew it can be done. The expensive thing is a van that stands about." },
          why = "You were looking for a no and found a yes that is cheap. What the machines bring you haven’t asked." },
        { "“Which of them earn money, and which ones only with a full crew?”",
          shows = "plan.healthy-mix", learn = { "fleet", "crew" }, effect = { ground = 25 },
          reply = { yeh = [[Eighty screws earn. Forty pistons only if the crew is full; then even four hours at night isn’t that
            dear. What kills us is the van that stands about.]] },
          why = "Volume by its parts. Now you know what the number of machines is worth to you, and what makes speed cheap." },
      },
    },

    order = {
      say = {
        { "Tai-yang, second floor. Lin Shu-hui has brought Ho from utilities and a list with five lines." },
        { lin = "I suggest that we go from top to bottom. First the price, then we tick it off. Then the next." },
      },
      ask = "How do you want to go about it?",
      go = "ho",
      options = {
        { "“Gladly. Price first. You’ve got 8,300 there and I’ve got 9,800, so let’s say 9,000 and tick it off.”",
          mistakes = { "negotiate.flex-around-core", "plan.flexible-pricing" }, effect = { trust = -10 },
          reply = { lin = "9,000. I’ll note it down as the upper edge." },
          why = "The first line split down the middle, before anyone knew which line matters to whom. And it won’t stay the middle." },
        { "“The price last, please. First all the rest, one after the other, each of them settled for good.”",
          effect = { trust = -5 },
          reply = { lin = "So that nothing is left to pay with when we get to it? No." },
          why = "The order isn’t the trouble, the ticking off is. Whatever is settled alone can’t be traded any more." },
        { "“May they all stay open until the last one fits? Then we can pay for one with another.”",
          shows = "negotiate.flex-around-core", effect = { trust = 3, ground = 25 },
          reply = { lin = "So nothing counts until everything does. That’s more work. Fine." },
          why = "Five open lines can be set against each other. Ticked off one by one, each of them is only a tug of war." },
        { "“As you like. It’s your list and your house.”",
          reply = { lin = "Then from top to bottom. So: the price." },
          why = "Polite. With that you have agreed to five small tugs of war, the hardest one first." },
      },
    },

    ho = {
      say = {
        { ho = "If I may … last August, in mill three, when at night the air …" },
        { lin = "Kuo-liang, we’re not at the machines yet." },
        { "Ho falls silent and straightens his pencil." },
      },
      ask = "He wanted to say something.",
      go = "years",
      options = {
        { "“Mr Ho, in August, in mill three: what happened there, and who noticed it first?”",
          shows = "negotiate.listen-and-reflect", does = { { "ask", issue = "response" } },
          effect = { trust = 3, ground = 15 },
          reply = { { ho = "Air away at two in the morning. The looms don’t stop, they knot. It took your van until nine." },
                    { "Lin looks at how much of it you write down." } },
          why = [[You let the one finish who lives with the machines. What a night costs there is something she now has to put a
            figure on.]] },
        { "“Quite right. Machines later. Let’s do the commercial side first.”",
          mistakes = "negotiate.listen-and-reflect", effect = { trust = -5 },
          reply = "Ho closes his notebook.",
          why = "You side with the one who signs. What the contract is for was just about to be said." },
        { "“In August we had two vans off the road. That’s behind us now, and it can’t happen again.”",
          mistakes = { "negotiate.listen-and-reflect", "negotiate.no-overpromise" }, effect = { trust = -10 },
          reply = { ho = "That’s what you said in June." },
          why = [[He hadn’t got to the end, and you defended yourself against half a sentence. With a promise on top that nobody can
            keep.]] },
      },
    },

    years = {
      say = { { lin = "Two years. I tie myself to you. What do I get for that, before we begin?" } },
      ask = "What do you give for two years?",
      go = "talk",
      options = {
        { "“Two per cent off the first invoice, as a welcome. You’ve earned it.”",
          mistakes = "plan.earned-rewards",
          reply = { lin = "Thank you. And now to the price." },
          why = "A gift before the door. It is forgotten before the first invoice, and it binds nobody to anything." },
        { "“Nothing beforehand. With every mill that comes in and stays, the terms get better, and that’s in the contract.”",
          shows = "plan.earned-rewards", effect = { trust = 3, ground = 10 },
          reply = { lin = "A staircase upwards, then. With conditions. I can explain that upstairs." },
          why = "The reward hangs on what you both want: more machines, for longer. The condition is said before the benefit." },
        { "“Our name and six good years, Ms Lin. That ought to be worth something, too.”",
          effect = { trust = -5 },
          reply = { lin = "They were. I’ve paid for them." },
          why = "You ask to be rewarded for the past. She wanted to know what is different from now on." },
      },
    },

    -- The table ------------------------------------------------------------------------------------------------------

    talk = {
      say = {
        { lin = "Good. Five lines, all of them open." },
        { "She puts the cap of her pen on the edge of the table, exactly parallel. She has time." },
        { "Her list says what she wants. What she wants most it doesn’t say." },
      },
      ask = "What do you do?",
      negotiate = {
        with = "lin", rounds = 15, trust = "trust",
        money = { "NT$", point = 1000 },
        reserve = { mine = 4200, theirs = { 3200, 3400, 3600 } },
        alternatives = {
          { "Go on mill by mill, without a frame", 3300 },
          { "Sell the second crew’s hours to the dye works in Taoyuan", 4200 },
          { "Leave the second crew idle and wait", 2400 },
        },
        issues = {
          { "Price per machine and month", id = "price", values = { "NT$9,800", "NT$9,500", "NT$9,200", "NT$8,900", "NT$8,600",
            "NT$8,300" },
            mine = { 3500, 3000, 2400, 1700, 900, 0 },
            theirs = { { 0, 600, 1100, 1500, 1800, 2000 }, { 0, 600, 1100, 1500, 1800, 2000 }, { 0, 1050, 1950, 2500, 2900, 3150 } },
            some = { lin = "The price is looked at, naturally. But nobody upstairs has ever lost his sleep over a hundred more or less." },
            much = { lin = "The board reads one figure, and it’s this one. It was there before I’d even asked anybody." } },
          { "Payment", id = "payment", values = { "30 days", "45 days", "60 days", "90 days" },
            mine = { 1500, 1400, 900, 0 },
            theirs = { { 0, 300, 500, 600 }, { 0, 1800, 3100, 3800 }, { 0, 300, 650, 700 } },
            little = { lin = [[Cotton is paid for in autumn, cloth in spring, and this year we’ve got enough in between. Thirty
              days, sixty, as you like.]] },
            much = { lin = "Cotton is paid for in autumn, cloth in spring. In between I count every day. This year I count them twice." } },
          { "Response time", id = "response", values = { "4 hours", "8 hours", "24 hours", "48 hours" },
            mine = { 0, 1050, 1500, 1700 },
            theirs = { { 4700, 3300, 900, 0 }, { 950, 850, 350, 0 }, { 650, 550, 250, 0 } },
            little = { { ho = "A night without air is a night of knots." },
                       { lin = "Since spring we’ve had a spare in every mill, Kuo-liang. Now it’s an hour of knots." } },
            much = { { ho = "A night without air is a night of knots." },
                     { lin = "Three of those last year, at a quarter of a million each. I’d pay to have that out of my life." } } },
          { "Machines in the contract", id = "volume", values = { "60", "80", "100", "120" },
            mine = { 0, 1250, 2450, 2900 },
            theirs = { { 700, 600, 400, 0 }, { 1100, 900, 650, 0 }, { 500, 450, 400, 0 } },
            tells = { lin = "Sixty or all of them: it’s a column in a table. I like to keep a few back, out of habit." } },
          { "Exclusivity", id = "exclusive", values = { "none", "the northern mills", "all five mills" },
            mine = { 0, 850, 1350 },
            theirs = { { 900, 650, 0 }, { 500, 350, 0 }, { 3300, 2650, 0 } },
            little = { lin = "Only you? For us that’s one telephone number instead of three. The north at any rate, I don’t mind." },
            much = { lin = [[Bind all five of them to one firm? I was bound once. Since then I’ve needed a second door. The north,
              perhaps.]] } },
        },
        acts = {
          ask = { "Ask what it means to them",
            say = { { you = "What depends on that for you, Ms Lin?", when = "table.round <= 1" },
                    { you = "And on this line?", when = "table.round > 1 and table.round <= 3" },
                    { you = "And this one, what is it worth in your house?", when = "table.round > 3" } } },
          paraphrase = { "Say back what you have heard",
            say = { { you = "May I put it in my own words, to see whether I’ve got it?", when = "table.round <= 3" },
                    { you = "Then what I write down is this; is it right?", when = turn[1] .. " and table.round > 3" },
                    { you = "Then it comes to this for you.", when = "not " .. turn[1] .. " and table.round > 3" } } },
          value = { "Show what it changes in their mills",
            say = { { you = "Let me work that out with you for one of your mills.", when = "table.round <= 6" },
                    { you = "This is what it comes to for all five of them.", when = "table.round > 6" } } },
          silence = { "Leave the package there and say nothing", say = "Below, in the yard, a lorry is loaded. You count the bales." },
          threat = { "Threaten with the dye works", say = { you = [[Others would take the crew tomorrow. Then there’s no one for
            your nights.]] } },
          overpromise = { "Promise that no loom will ever stop", say = { you = "With us no loom will stop any more. You have my word." } },
          offer = { "Put a package on the table",
            say = { { you = "All five lines, then, like this.", when = turn[1] },
                    { you = "This is how I’d fill in your list.", when = turn[2] },
                    { you = "Suppose all five of them read like this.", when = turn[3] } } },
          conditional = { "Offer it on a condition",
            say = { { you = "If you do that there, then I’ll do this here.", when = turn[1] },
                    { you = "This only goes together with that.", when = turn[2] },
                    { you = "Give me that line, and you can have this one.", when = turn[3] } } },
          tradeoff = { "Exchange one line for another", say = { you = "Let me take something here, and give you something there." } },
          close = { [[Read out the whole contract and ask for the
            signature]], say = { you = "That’s all five of them. Shall we do it like that?" } },
          packages = { "Lay two or three packages side by side",
            say = { { you = "For me they come to the same. Which one would be yours?", when = turn[1] },
                    { you = "Whichever you take, to me it’s about even. Which is closest?", when = turn[2] },
                    { you = "Side by side. Put your finger on the one that’s least wrong.", when = turn[3] } } },
          accept = { "Take her package", say = { you = "Agreed. All five, as you have them there." } },
          walk = { "Thank her and take the dye works", say = { you = [[Then I’ll have to give the crew to someone else. Thank you
            for the hour.]] } },
          prepare = { "Note down what you go in with" },
        },
        lines = {
          agreed = {
            { lin = "Then we have it. All five.", when = "table.anger <= 50" },
            { lin = "Well. Let’s leave it at that, before anyone says something.", when = "table.anger > 50" },
            { "Ho exhales.", when = "table.trust >= 60" },
          },
          left = { { "Lin picks up the cap of her pen and puts it on." }, { lin = "We’ll ask around. Mr Ho will show you out." } },
          timeout = { { lin = "The hour is over, and I’ve got the board. It’s a pity; there were five lines." } },
          insulted = {
            { lin = "I’ll take that as a joke. This once." },
            { ho = "Six years." },
          },
          retracted = {
            { lin = "I have that down differently.", when = "table.trust >= 30" },
            { lin = "What you say here has a short life. I’ll wait until it’s in writing.", when = "table.trust < 30" },
          },
          stingy = { lin = "I’ve just given you something. That was the moment to notice it." },
          premature = { lin = "You want a signature for a sheet that is half right. No." },
          threatened = {
            { lin = "There’s always somebody who takes a crew. I was hoping that you’d want us.", when = "table.anger <= 50" },
            { lin = "Then call them. There’s the phone.", when = "table.anger > 50" },
          },
          promised = { { lin = [[No loom. Ever. That I’d like to have, in just these
            words.]] }, { "Ho looks at you as one looks at a weather forecast." } },
          told = { { lin = "And that’s more than I usually say. The figures stay with me for now.", when = "table.round <= 2" } },
          told_all = {
            { lin = "You may see the column. It’s how we’ve worked it out ourselves.", when = turn[1] },
            { "She pushes her sheet across the table, one finger on the line.", when = turn[2] },
            { "Ho adds a figure in pencil. Lin lets him.", when = turn[3] },
          },
          asked_twice = { lin = "I’ve told you all there is. It doesn’t get more by asking." },
          heard = {
            { lin = "Yes. I’d hardly have put it better.", when = "table.anger <= 50 and table.round <= 2" },
            { lin = "It’s right. You may leave it like that.", when = "table.anger <= 50 and table.round > 2 and table.round <= 4" },
            { lin = "So it is. Mr Ho can take that down, too.", when = "table.anger <= 50 and table.round > 4" },
            { lin = "That’s what I said, yes. Thank you for noticing.", when = "table.anger > 50" },
            { "Ho nods.", when = "table.round <= 2" },
          },
          unheard = { lin = "I haven’t said anything new, as far as I remember." },
          valued = {
            { ho = "That’s right, you know.", when = turn[1] },
            { lin = "Leave me the sheet.", when = turn[1] .. " or " .. turn[3] },
            { "Lin works it out again, her own way, and comes to the same.", when = turn[2] },
          },
          pitched = { lin = "Very nice. Who were you telling that to?" },
          silence = {
            { lin = "I’m thinking. It depends, you see, on what one gets for it; alone it’s nothing, but together with …",
              when = turn[1] },
            { lin = "You don’t fill silences. Good. Then let me see what two of these lines do to each other …", when = turn[2] },
            { lin = "Taken singly I’d say no to each of these. Taken together …", when = turn[3] },
          },
          awkward = { lin = "Have we lost you?" },
          limit = {
            { lin = "It’s getting thin. Suppose I did: what date would be on it?", when = turn[1] .. calm },
            { lin = "There’s hardly anything left in it for us. Who would come for the first inspection?", when = turn[2] .. calm },
            { lin = "I have to show this to the board. Could they have it by the first of the month?", when = turn[3] .. calm },
            { lin = "That’s the wall. You can knock, if you like.", when = "table.anger > 50" },
          },
          picked = {
            { lin = "This one. The rest isn’t bad, but this one somebody has thought about.", when = turn[1] },
            { lin = "Of these, this one. I won’t say yet that I’d sign it.", when = turn[2] },
            { lin = "This one. For once that was easy.", when = turn[3] },
          },
          conditional = {
            { lin = "If. I like an if; one can hold on to it.", when = turn[1] .. " and table.trust >= 30" },
            { lin = "So these two belong together. Then let me tie mine to it.", when = turn[2] .. " and table.trust >= 30" },
            { lin = "At least you say the price of it. Here is mine.", when = turn[3] .. " and table.trust >= 30" },
            { lin = "Always an if. What’s behind it this time?", when = "table.trust < 30" },
          },
          trade = {
            { lin = "Here less and there more. Let me see whether there’s more in it for me.", when = turn[1] .. " or " .. turn[2] },
            { lin = "An exchange. Mr Ho, would you work that out with me?", when = turn[3] },
          },
          gave = {
            { lin = "I see that, and it counts.", when = turn[1] .. calm },
            { lin = "A step. I’ve noted whose it was.", when = turn[2] .. calm },
            { lin = "That’s nearer. From here it looks like this.", when = turn[3] .. calm },
            { lin = "It was about time.", when = turn[1] .. angry },
            { lin = "Well. One can talk about that.", when = "not " .. turn[1] .. angry },
          },
          offer = {
            { lin = "Noted. From over here it looks like this.", when = turn[1] .. calm },
            { lin = "It’s neatly done, and it’s your contract. This would be ours.", when = turn[2] .. calm },
            { lin = "Not like that. Read mine once more.", when = turn[3] .. calm },
            { lin = "No. Like this.", when = "table.anger > 50" },
          },
        },
        agreed = "roles", walked = "parting", left = "parting", timeout = "parting",
      },
    },

    -- After it -------------------------------------------------------------------------------------------------------

    roles = {
      say = {
        { lin = "And who does what, now? Mr Ho will ask me tonight." },
        { ho = "I’ll ask you now." },
      },
      ask = "How do you part?",
      go = "pen",
      options = {
        { "“Don’t worry. You’ve got my number, and we’ll sort it out as it comes.”",
          mistakes = "negotiate.clear-roles",
          reply = { ho = "As it comes. That’s what I’m afraid of." },
          why = "All settled, and nobody knows what happens on Monday. The first night will be the first quarrel." },
        { "“Our legal people put it into a contract, and that regulates everything. It usually takes them three weeks.”",
          effect = { roles = 20 },
          reply = { ho = "And who drives in those three weeks?" },
          why = "The contract will be right, and in the meantime nobody is responsible." },
        { [[“Yeh leads the nights from the 1st, Mr Ho sends the list by Friday, I the page tonight. And in July we look at the
          nights together.”]],
          shows = { "negotiate.clear-roles", "plan.review-and-adjust" }, effect = { roles = 60 },
          reply = { { ho = "By Friday? You’ll have it on Thursday." }, { lin = "With my name on it, too?" } },
          why = "Who, what, by when, on both sides, in writing the same day, and a day on which to look whether it works." },
      },
    },

    pen = {
      say = { { "Lin has the page before her. She has read it twice and looks for something to write with." } },
      ask = "And you?",
      go = {
        { "dear", when = "table.own < 40" },
        { "cool", when = "table.relationship < 50" },
        { "woven", when = "table.joint >= 90" },
        "signed",
      },
      options = {
        { "“One more thing about clause four, since we’re sitting here. Strictly speaking, a night begins at ten, and …”",
          mistakes = "negotiate.close-in-time", effect = { roles = -20 },
          reply = { lin = "Then I’d better read it a third time." },
          why = "She was looking for a pen. You gave her a reason to look for mistakes." },
        { "Hand her yours.",
          shows = "negotiate.close-in-time", effect = { roles = 40 },
          reply = { { lin = "It writes well." }, { "One signature, and below it one by Ho, which nobody had asked for." } },
          why = "Everything has been said. The only thing that was missing was a pen." },
        { "“To make it easier for you: the first month is on the house.”",
          mistakes = "negotiate.timed-concession",
          reply = { lin = "You’d have had it without that. But I’ll write it in." },
          why = "A concession that moves nothing any more. It only tells her that there was still something left." },
        { "“Take it with you and sleep on it. There’s no hurry on our side.”",
          mistakes = "negotiate.close-in-time", effect = { roles = 10 },
          reply = { lin = "Then after the board. In two weeks, let’s say." },
          why = "She was going to sign. In two weeks somebody from the board will have an idea." },
      },
    },

    parting = {
      say = { { "Five lines, none of them ticked off." }, { ho = "A pity. I’d have known what to do with the nights." } },
      ask = "It has come to nothing. How do you go?",
      go = "apart",
      options = {
        { "“With these ideas of yours you won’t find anybody, Ms Lin.”",
          mistakes = "negotiate.positive-tone",
          reply = { lin = "We’ll let you know whom we didn’t find." },
          why = "The dye works pays just as well without a last word. This one will cost you the six years, too." },
        { "“The orders that are running we’ll finish properly. Mr Ho, you have Yeh’s number for that. And I’d come again.”",
          shows = "negotiate.clear-roles", effect = { roles = 30 },
          reply = { lin = "Finish them properly. Then we’ll see about coming again." },
          why = "No deal, and yet it is clear who looks after what. That is how one is asked first once more." },
      },
    },
  },

  endings = {
    woven = {
      { "Two years, and each has what counts" },
      { ho = "Mill three, two in the morning, last Tuesday. I slept. I only want to mention it." },
      { chou = "What surprises me is what you gave them. And that it cost so little." },
    },
    signed = {
      { "Two years, signed" },
      { lin = "A decent contract. In two years we’ll both know more." },
      { chou = "Good. I’d only like to know what it was that she would really have paid for." },
    },
    cool = {
      { "Two years, with clenched teeth" },
      { lin = "It’s signed. We’ll keep to it, word for word." },
      { "Word for word is the way in which every invoice comes back from now on." },
    },
    dear = {
      { "Two years, and hardly better than the dye works" },
      { chou = "You do know what Taoyuan would have paid?" },
      { "The second crew drives to Tai-yang. On the way it passes the dye works." },
    },
    apart = {
      { "No frame. The second crew goes to Taoyuan" },
      { chou = "4.2 million. It’s a living." },
      { "In spring you see another firm’s van before mill three, at two in the morning." },
    },
  },

  runs = {
    expert = {
      chou = 2, yeh = 3, order = 3, ho = 1, years = 2,
      talk = {
        "prepare alternative=2 limit=39 target=80 price=2 payment=2 response=2 volume=1 exclusive=2",
        "ask price", "paraphrase", "ask payment", "paraphrase", "ask exclusive", "value price", "value payment",
        -- Three packages, each the best for one of those who may sit there, then the same a step further.
        [[packages price=#1 payment=30 response=#1 volume=120 exclusive=#3 | price=#1 payment=60 response=8 volume=120 exclusive=#2
          | price=#2 payment=45 response=8 volume=120 exclusive=#2]],
        "silence",
        [[packages price=#2 payment=45 response=#1 volume=120 exclusive=#3 | price=#2 payment=60 response=8 volume=120 exclusive=#2
          | price=#3 payment=45 response=8 volume=120 exclusive=#2]],
        "packages price=#2 payment=45 response=#1 volume=120 exclusive=#2 | price=#3 payment=60 response=8 volume=120 exclusive=#2",
        "packages price=#3 payment=45 response=#1 volume=120 exclusive=#2 | price=#4 payment=60 response=8 volume=120 exclusive=#2",
        "accept",
      },
      roles = 3, pen = 2,
    },
    careless = {
      chou = 1, yeh = 1, order = 1, ho = 2, years = 1,
      talk = { "prepare alternative=3 limit=20 target=40 price=3 payment=1 response=1 volume=1 exclusive=1",
               "offer price=#4 payment=#3 response=#3 volume=#3 exclusive=#2", "threat",
               "offer price=#6 payment=#3 response=#3 volume=#2 exclusive=#1", "accept" },
      roles = 1, pen = 3,
    },
  },
}
