-- The annual price talk (S11). A retail chain wants five per cent off because its volume grew; what grew earns neither side anything.
-- Trains letting their figure come first and asking where it comes from, reading the mix behind a volume, showing value in the buyer's own
-- measure, and then a table of four issues: price against a rebate that is earned, payment against delivery. What the buyer is short of
-- is margin on a freezer metre (first profile) or her chain's cash (second); price is dear to both sides, and dearer with every per cent,
-- because the other chains hear of it. Points are thousands of NT$ a year. `ground` is what the rep has prepared before the table,
-- `paper` what is
-- on paper after it.

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
  api = 1, kind = "negotiation", level = 4, minutes = 20, scene = "meeting-room",
  title = "The annual price talk",
  brief = [[Full Moon Markets, 212 branches, buys your frozen dumplings for NT$80 million a year. This year it took fourteen
    per cent more, and you earned less: nearly all of the growth was the plain family bag, two for the price of one.
    Hand-folded and soup dumplings, on which both of you earn, stand still.

    Tomorrow is the annual price talk with Chiu Ya-ting, who has run the freezers since March. The first per cent of price
    costs you NT$400,000 a year, the fifth more than twice as much, because the other chains will hear of it. Without an agreement
    your range goes to tender; that way about NT$3 million a year would be left to you.]],

  cast = {
    chiu = { name = "Chiu Ya-ting", role = "category manager, Full Moon Markets", portrait = "engineer", mood = "table.mood" },
    sung = { name = "Sung Chih-yuan", role = "your sales manager", portrait = "sales-manager" },
  },

  state = {
    trust  = { 50, 0, 100 },
    ground = { 0, 0, 100 },
    paper  = { 0, 0, 100 },
  },
  facts = {
    mix    = "Nine of the fourteen per cent are the family bag. Full Moon earns 11 per cent on it, on hand-folded 31.",
    letter = { "Five per cent stands in all 340 letters to suppliers. The figure is head office’s, not hers.", from = "chiu" },
    metre  = { "She is measured on margin per freezer metre: 24 per cent now, 25 by June, or four of your seven metres go.",
               from = "chiu" },
    depot  = { "Full Moon’s depot in Guanyin has idle docks. Only the branch managers want lorries at the door.", from = "chiu" },
  },

  outcome = {
    { "What the deal is worth to us", weight = 44, from = own },
    { "What there was for both", weight = 20, from = "table.joint" },
    { "Chiu’s view of you", weight = 20, from = "table.relationship" },
    { "The groundwork", weight = 10, from = "ground" },
    { "The deal on paper", weight = 6, from = "paper" },
  },

  start = "eve",
  beats = {

    -- Before the table -----------------------------------------------------------------------------------------------

    eve = {
      scene = "office",
      say = { { sung = "Five, she’ll say. They always say five. Get us to two, nicely." } },
      ask = "On your desk: the year’s sales, and an hour left. What do you do with it?",
      go = "five",
      options = {
        { "Work out your floor: two per cent, or three if Sung looks the other way.",
          mistakes = "plan.flexible-pricing", effect = { ground = 3 },
          reply = "You know your floor. It is all you know, and tomorrow it will be on the tip of your tongue.",
          why = "Who takes nothing but a floor into the room ends up on it. About the reasons for a price you know no more than before." },
        { "Go through the year item by item: what grew, and who earned what on it.",
          shows = "plan.healthy-mix", learn = "mix", effect = { ground = 15 },
          reply = "Fourteen per cent turn into two columns. In one nobody earns anything, and that is the one that grew.",
          why = "Volume is a sum. Only item by item does it show what is worth growing, for you and for her." },
        { "Polish the slides of the hand-folded line: mill, folds, the medal from Tokyo.",
          mistakes = "negotiate.show-value",
          reply = "The medal turns slowly and glitters.",
          why = "It shows what you are proud of. What a freezer metre brings her is on none of the slides." },
        { "Ring a colleague who sells ice cream to Full Moon and was there last week.",
          learn = "letter", effect = { ground = 5 },
          reply = "“Five? Me too! Same letter, same comma in the wrong place. Ask the fish people.”",
          why = "Good to know that it isn’t about you. What you could put in its place you still don’t know." },
      },
    },

    five = {
      say = {
        { "Ten o’clock, room 3. On the wall a plan of the freezers, with your seven metres in yellow." },
        { chiu = "Fourteen per cent more volume. I’d like five per cent for it, on everything, from the first of January." },
      },
      ask = "Your first sentence?",
      go = "pause",
      options = {
        { "“Five I can’t do. Two. Two and a half, if it’s settled today.”",
          mistakes = { "plan.flexible-pricing", "negotiate.timed-concession" }, effect = { trust = -10 },
          reply = { chiu = "Two and a half already. Then we aren’t that far apart." },
          why = "You answer her number with a number, and from now on it is about the gap between them and nothing else." },
        { "“Wages are up by four per cent, flour by six, and the electricity for the cold store … you don’t want to know.”",
          mistakes = "negotiate.listen-and-reflect", effect = { trust = -5 },
          reply = { chiu = "I know. Everybody who sits there tells me about his electricity." },
          why = "A speech that you brought along. It answers no word of what she said, and she has heard it from 339 others." },
        { "“Five on everything, for fourteen per cent more. How does one become the other?”",
          shows = "negotiate.listen-and-reflect", learn = "letter", effect = { trust = 3, ground = 20 },
          reply = { chiu = "Honestly? It doesn’t. Five is what head office writes to all 340 suppliers. It’s where one starts." },
          why = "Her figure lies there, you say it back and ask for its reason. It turns out that it has none of its own." },
        { "“Fourteen per cent! Let’s first of all congratulate each other.”",
          reply = { chiu = "Yes. Congratulations. And the five?" },
          why = "Friendly, and past the point. She has said something and waits for an answer." },
      },
    },

    pause = {
      say = {
        { chiu = "You know, the five … what I really need is …" },
        { "She looks at the plan on the wall and doesn’t go on." },
      },
      ask = "You could speak now.",
      go = "growth",
      options = {
        { "“… our hand-folded line! Stone-milled flour, eighteen folds, and a medal from Tokyo. May I?”",
          mistakes = "negotiate.show-value", effect = { trust = -5 },
          reply = { chiu = "It’s in the catalogue, thank you." },
          why = "You finish her sentence with your product. What she needs you will have to dig for at the table." },
        { "“If everybody gives you five: where does that leave you against the chain across the street?”",
          learn = "letter", effect = { ground = 5 },
          reply = { chiu = "Where I was. You needn’t tell anyone that I said so." },
          why = "Clever, and she admits it. But she was about to tell you something that matters more than being proved wrong." },
        { "“Then say which of the bags you’d like to do without.”",
          mistakes = "negotiate.positive-tone", effect = { trust = -10 },
          reply = { chiu = "That’s one way to talk to each other." },
          why = "She was thinking aloud, and you pulled a knife. It will lie between the papers for the rest of the hour." },
        { "Look at the plan as well and leave her the time.",
          shows = "negotiate.listen-and-reflect", learn = "metre", effect = { trust = 3, ground = 15 },
          reply = { chiu = [[Margin per metre. That’s what I’m measured on. 24 per cent. It has to be 25 by June, or four of your
            seven go to ready meals. I like dumplings better.]] },
          why = "Behind the five per cent stands another figure, and that one can be helped. It took three seconds of silence." },
      },
    },

    growth = {
      say = {
        { chiu = "Be that as it may. Fourteen per cent. That’s growth, and growth costs." },
      },
      ask = "What do you say to the fourteen per cent?",
      go = "case",
      options = {
        { "“For every further five million I could imagine half a per cent.”",
          mistakes = "plan.healthy-mix",
          reply = { chiu = "Five million of what doesn’t matter? That’s two more weeks of family bags." },
          why = "You buy volume, and the easiest volume is the one on which nobody earns. She sees it before you do." },
        { "“Nine of the fourteen are the family bag. There you earn 11 per cent, on hand-folded 31. May I leave the sheet here?”",
          when = "facts.mix", shows = "plan.healthy-mix", effect = { trust = 3, ground = 20 },
          reply = { chiu = "31. And I give it two metres out of seven." },
          why = "You take the volume apart, in her margin and not in yours. Now there are two of you looking for a better mix." },
        { "“Do you happen to know what it was that grew?”",
          when = "not facts.mix", learn = "mix", effect = { ground = 10 },
          reply = { chiu = "Dumplings. Wait … the family bag, nine of the fourteen. At 11 per cent for me. And hand-folded 31? Hm." },
          why = "The right question, and she has to look it up because you hadn’t." },
        { "“Growth costs us first of all: it’s we who pay for the two-for-one weeks.”",
          effect = { trust = -5 },
          reply = { chiu = "You proposed them." },
          why = "True, and a reproach. It sets her costs against yours, where one could have looked at the same sheet." },
      },
    },

    case = {
      say = { { chiu = "All right. And what would come of it, if I gave you other metres? I’ve got to show somebody a figure." } },
      ask = "What do you show her, before it comes to prices?",
      go = "ramp",
      options = {
        { "“Lucky Star in Hsinchu: two metres from family bags to hand-folded. From 23 per cent a metre to 26, in four months.”",
          when = "facts.metre", shows = "negotiate.show-value", does = { { "value", issue = "rebate" } },
          effect = { trust = 3, ground = 20 },
          reply = { chiu = "Per metre? You’ve got it per metre? Nobody has ever brought me that." },
          why = "A comparable case, in the figure on which she is measured. Now the mix is worth something to her before it has a price." },
        { "“Lucky Star in Hsinchu: two metres more of hand-folded, and sales went up by eighteen per cent.”",
          when = "not facts.metre", effect = { ground = 5 },
          reply = { chiu = "Sales. They aren’t what I lie awake over." },
          why = "A good case in the wrong unit. What she is measured on you haven’t found out." },
        { "“Let me open one. Eighteen folds, each of them by hand, and what you smell now is …”",
          mistakes = "negotiate.show-value", effect = { trust = -5 },
          reply = { chiu = "I’ve eaten, thank you. I asked for a figure." },
          why = "She asked for a result and gets properties. The sum is left to her." },
        { "“We’ll come to that. What would you sign today, if I asked you straight out?”",
          mistakes = "negotiate.close-in-time", effect = { trust = -10 },
          reply = { chiu = "Five per cent. If you ask straight out." },
          why = "You ask for the end before anything is settled, and get her opening once more." },
      },
    },

    ramp = {
      say = {
        { "Her phone. The Zhongli branch: your lorry stands before the door, and nobody can get in." },
        { chiu = "It’s your lorry again. Three times a week." },
      },
      go = "talk",
      options = {
        { "“I’ll call the driver. It won’t happen again, in any branch, you can rely on that.”",
          mistakes = "negotiate.no-overpromise", effect = { trust = -10 },
          reply = { chiu = "212 branches. I’ll count along." },
          why = "212 doors, three times a week: nobody can promise that. It would have been enough to ask who wants it so." },
        { "“Who is it that needs us at the door three times a week?”",
          shows = "negotiate.listen-and-reflect", learn = "depot", effect = { trust = 3, ground = 10 },
          reply = { chiu = "Me? Nobody. The branch managers are used to it. In Guanyin we have eleven docks, and half of them yawn." },
          why = "What looked like a nuisance is something to trade: dear to you, and to her a habit." },
        { "“The branches wanted it like that, it’s in the contract.”",
          effect = { trust = -5 },
          reply = { chiu = "I’m sure it is." },
          why = "You are right and have learned nothing." },
      },
    },

    -- The table ------------------------------------------------------------------------------------------------------

    talk = {
      say = {
        { chiu = "So. I’ll write down what I came with, and you tell me what you don’t like about it." },
        { "Four lines. She writes fast; she has done it 200 times this month. What each of them is worth to her isn’t written there." },
      },
      ask = "What do you do?",
      negotiate = {
        with = "chiu", opens = "they", rounds = 14, trust = "trust",
        money = { "NT$", point = 1000 },
        reserve = { mine = 3000, theirs = 2950 },
        issues = {
          { "Price", id = "price", values = { "-5%", "-4%", "-3%", "-2%", "-1%", "as now" },
            mine = { 0, 950, 1800, 2450, 3200, 3600 },
            theirs = { { 2200, 2100, 1900, 1500, 900, 0 }, { 2400, 2300, 2050, 1550, 1000, 0 } },
            tells = { chiu = "There has to be a minus. Whether it says two or four, nobody reads but me." } },
          { "Rebate on the growth of hand-folded and soup", id = "rebate", values = { "none", "2%", "4%", "6%" },
            mine = { 1100, 950, 700, 0 },
            theirs = { { 0, 1350, 2700, 3450 }, { 0, 650, 1150, 1450 } },
            fact = "metre",
            much = { chiu = [[I’m measured on margin per metre: 24 per cent, 25 by June, or I lose four of your seven metres.
              A rebate on the right dumplings goes straight into it. There’s no line here that I’d rather take home.]] },
            some = { chiu = [[I’m measured on margin per metre: 24 per cent, 25 by June, or I lose four of your seven metres.
              A rebate helps with that. But this year they’re counting something else upstairs as well.]] } },
          { "Payment", id = "payment", values = { "30 days", "45 days", "60 days", "90 days" },
            mine = { 1500, 1450, 900, 0 },
            theirs = { { 0, 300, 450, 550 }, { 0, 1450, 2600, 3250 } },
            little = { chiu = "Finance wouldn’t notice thirty days if one put them on the lunch menu. We sit on cash." },
            much = { chiu = "We’re opening a branch every ten days. Finance rings me about nothing but days. Days, days, days." } },
          { "Delivery", id = "delivery", values = { "three times a week, every branch", "twice a week, every branch", "to the depot" },
            mine = { 0, 1300, 3000 },
            theirs = { { 650, 450, 0 }, { 750, 600, 0 } },
            fact = "depot",
            tells = { chiu = "In Guanyin half the docks yawn. It’s only the branch managers who like a lorry at the door." } },
        },
        acts = {
          ask = { "Ask what it means to her",
            say = { { you = "How much depends on that for you?", when = "table.round <= 1" },
                    { you = "And here? What does this line do to you?", when = "table.round > 1 and table.round <= 3" },
                    { you = "And that one, if I may ask?", when = "table.round > 3" } } },
          paraphrase = { "Say back what you have heard",
            say = { { you = "Let me see whether I’ve understood you.", when = "table.round <= 3" },
                    { you = "Let me say that back, so that I don’t carry the wrong thing home.", when = turn[3] .. " and table.round > 3" },
                    { you = "So with you it’s like this.", when = "not " .. turn[3] .. " and table.round > 3" } } },
          value = { "Show what it does for her figures", say = { you = "Let’s put your own figures next to it for a moment." } },
          silence = { "Leave the offer on the table and say nothing", say = "You put down your pen. Behind the wall a freezer hums." },
          threat = { "Threaten to take the range out", say = { you = "Then the dumplings for New Year will be with somebody else." } },
          overpromise = { "Guarantee her the 25 per cent", say = { you = "You’ll have your 25 per cent by June. I guarantee it." } },
          offer = { "Make an offer",
            say = { { you = "Then I’d propose this.", when = turn[1] },
                    { you = "Let me write it the way I could sign it.", when = turn[2] },
                    { you = "What if it stood there like this?", when = turn[3] } } },
          conditional = { "Offer it on a condition",
            say = { { you = "If you come towards me there, I can do this here.", when = turn[1] },
                    { you = "This here, but only together with that there.", when = turn[2] },
                    { you = "Say yes to that line, and I’ll say yes to this one.", when = turn[3] } } },
          tradeoff = { "Exchange one thing for another", say = { you = "I’d rather give you more here and have more there." } },
          close = { "Put it all together and ask for her signature", say = { you = "Everything on one page. Shall we sign that?" } },
          packages = { "Lay proposals side by side",
            say = { { you = "They are worth the same to me. Which is better for you?", when = turn[1] },
                    { you = "Here they are, side by side. Choose by your figures; to me it’s all one.", when = turn[2] },
                    { you = "Which of these would you rather take upstairs?", when = turn[3] } } },
          accept = { "Take what she has written down", say = { you = "Agreed, as it stands there." } },
          walk = { "Close the folder: let it go to tender", say = { you = "Then it had better go to tender." } },
        },
        lines = {
          agreed = {
            { chiu = "Good. Then that’s what goes in.", when = "table.anger <= 50" },
            { chiu = "Fine. Before I change my mind.", when = "table.anger > 50" },
          },
          left = { { chiu = "You know what? Let others do it. They’ll be glad of seven metres." }, { "The folder is shut." } },
          timeout = { chiu = "It’s eleven, and the fish people are outside. We’ve got nothing, have we?" },
          insulted = {
            { chiu = "And for that I booked a room?" },
            { "She takes the cap off her pen and puts it on again." },
          },
          retracted = {
            { chiu = "Before, that was more. I wrote it down.", when = "table.trust >= 30" },
            { chiu = "Now it’s less. Shall we start keeping minutes?", when = "table.trust < 30" },
          },
          stingy = {
            { chiu = "I moved. That there isn’t moving, that’s fidgeting." },
          },
          premature = {
            { chiu = "Sign? We’ve hardly started.", when = "table.round <= 5" },
            { chiu = "Sign that? The way it stands it’s good for one of us.", when = "table.round > 5" },
          },
          threatened = {
            { chiu = "New Year. You know how many people make dumplings for New Year?", when = "table.anger <= 50" },
            { chiu = "Do that. I’ll have the labels taken off this afternoon.", when = "table.anger > 50" },
          },
          promised = { chiu = "Guarantee? I’ll write that down. Word for word." },
          told = { { chiu = "The figures behind it I’ll keep to myself for now.", when = "table.round <= 2" } },
          told_all = {
            { "She turns her calculator round for you to see.", when = turn[1] },
            { chiu = "There. Now you know as much about it as I do.", when = turn[2] },
            { "She writes her own figures next to yours.", when = turn[3] },
          },
          asked_twice = { chiu = "I’ve told you that. Are you writing with me?" },
          heard = {
            { chiu = "Yes. That’s it, exactly.", when = "table.anger <= 50 and table.round <= 3" },
            { chiu = "You could say that upstairs for me.", when = turn[3] .. " and table.anger <= 50 and table.round > 3" },
            { chiu = "Yes. I’d sign that sentence.", when = "not " .. turn[3] .. " and table.anger <= 50 and table.round > 3" },
            { chiu = "Yes. So you do listen, when you want to.", when = "table.anger > 50" },
          },
          unheard = { chiu = "There was nothing new from me that you could say back." },
          valued = {
            { chiu = "Wait. Do that again, slowly. I want to take it upstairs.", when = turn[1] },
            { "She types along, line by line, and nods at the sum.", when = turn[2] },
            { chiu = "That I hadn’t counted. Leave it here.", when = turn[3] },
          },
          pitched = { chiu = "I’m sure it’s splendid. I didn’t ask." },
          silence = {
            { chiu = "Don’t stare at the price like that. It isn’t the only line, you know; if something moved on the others …",
              when = turn[1] },
            { chiu = "When somebody waits like that I begin to count. There’s always something that costs one side next to nothing …",
              when = turn[2] },
            { chiu = "Four lines, and we’re both looking at the same one. If I think about the rest …", when = turn[3] },
          },
          awkward = { chiu = "Has it got too cold for you in here?" },
          limit = {
            { chiu = "There isn’t much left now. January, February … from when would it count?", when = turn[1] .. calm },
            { chiu = "These are crumbs by now. How soon would I have it on paper?", when = turn[2] .. calm },
            { chiu = "I’ve rounded whatever can be rounded. April, May … and June would be in it?", when = turn[3] .. calm },
            { chiu = "That’s the end of it. I mean it.", when = "table.anger > 50" },
          },
          picked = {
            { chiu = "Put like that: this one. Somebody has thought about this one.", when = turn[1] },
            { chiu = "This one. That I could explain upstairs.", when = turn[2] },
            { chiu = "If I have to choose, this one. It isn’t there yet.", when = turn[3] },
          },
          conditional = {
            { chiu = "If, then. All right, I can count that way, too.", when = turn[1] .. " and table.trust >= 30" },
            { chiu = "So the one hangs on the other. Then this hangs on mine.", when = turn[2] .. " and table.trust >= 30" },
            { chiu = "I like it better than ‘final offer’. Here’s my if.", when = turn[3] .. " and table.trust >= 30" },
            { chiu = "With you there’s always a hook in it.", when = "table.trust < 30" },
          },
          trade = {
            { chiu = "You give here and take there. Let me see what that is on my side.", when = turn[1] .. " or " .. turn[2] },
            { chiu = "Swapping. That’s more fun than percentages.", when = turn[3] },
          },
          gave = {
            { chiu = "Thanks. I’ll take it. And then?", when = turn[1] .. calm },
            { chiu = "That’s something. I’ve written it down.", when = turn[2] .. calm },
            { chiu = "We’re getting closer.", when = turn[3] .. calm },
            { chiu = "So it does work.", when = turn[1] .. angry },
            { chiu = "Better. Not good, but better.", when = "not " .. turn[1] .. angry },
          },
          offer = {
            { chiu = "I see. I’d write it like this.", when = turn[1] .. calm },
            { chiu = "That’s your side of the sheet. This is mine.", when = turn[2] .. calm },
            { chiu = "I can’t take that upstairs. Look, this I could.", when = turn[3] .. calm },
            { chiu = "No. This way.", when = "table.anger > 50" },
          },
        },
        agreed = "months", walked = "tender", left = "tender", timeout = "tender",
      },
    },

    -- After it -------------------------------------------------------------------------------------------------------

    months = {
      say = {
        { chiu = "If it counts from January, I see the first of it in June. January, February, March …" },
        { "She counts on her fingers and doesn’t look at the sheet any more." },
      },
      ask = "She counts months. And you?",
      go = {
        { "paid", when = "table.own < 40" },
        { "cool", when = "table.relationship < 50" },
        { "metres", when = "table.joint >= 90" },
        "signed",
      },
      options = {
        { "“Let me go through the second line with you once more. There’s a subtlety in it that people like to overlook …”",
          mistakes = "negotiate.close-in-time", effect = { paper = 40 },
          reply = { chiu = "I had understood it. Up to now." },
          why = "She is in June already, and you take her back to the explanation. Doubts grow in such minutes." },
        { "“And because it was such a good hour: half a per cent on top, from me.”",
          mistakes = "negotiate.timed-concession",
          reply = { chiu = "Oh. Then I’ll know next year that there’s something left at the end." },
          why = "The yes was there. You pay for it once more, and next year she’ll wait for it." },
        { "“You’ll have it on one page before six: four lines, first settlement on 30 June. Will you sign it tonight?”",
          shows = "negotiate.close-in-time", effect = { paper = 100 },
          reply = { chiu = "Before six. Then it’s out of my in-tray before the fish gets in." },
          why = "Somebody who counts months has decided. You stop explaining, put it together and ask for the signature." },
        { "“Wonderful. Legal will be in touch with you, some time in the new year.”",
          mistakes = "negotiate.close-in-time", effect = { paper = 20 },
          reply = { chiu = "In the new year. Then it doesn’t count from January." },
          why = "She was ready today. By the new year somebody will have asked her why it is only that much." },
      },
    },

    tender = {
      say = { { "The sheet with the four lines lies between you, and nobody takes it." } },
      ask = "It has come to nothing. What do you leave behind?",
      go = "lost",
      options = {
        { "“Then good luck with your tender. You’ll find out what you had in us.”",
          mistakes = "negotiate.positive-tone",
          reply = { chiu = "I’ll tell you when I’ve found out." },
          why = "It may even be so. But now she has to prove the opposite, with seven metres." },
        { "“I’ll leave you the sheet on the mix. It’s right, whoever folds the dumplings. May I ring on Monday at nine?”",
          when = "facts.mix", effect = { paper = 30 },
          reply = { chiu = "Leave it here. And ring. I can’t promise you anything." },
          why = "No deal, but she has something of yours in her hand and a time in her calendar." },
        { "“I’m sorry that it didn’t work out today. May I ring on Monday at nine?”",
          when = "not facts.mix", effect = { paper = 20 },
          reply = { chiu = "Ring. It can’t do any harm." },
          why = "No reproach and a day. There was nothing that you could have left with her." },
      },
    },
  },

  endings = {
    metres = {
      { "Signed, and both of you earn on the metre" },
      { chiu = "Upstairs they asked how much it was. I said: 25, in June. Nobody asked any further." },
      { sung = "The depot? How did you get the depot?" },
    },
    signed = {
      { "Signed" },
      { chiu = "Until next December, then. Bring the sheet with the columns." },
      { sung = "Decent. I still think there was something lying on that table that nobody picked up." },
    },
    cool = {
      { "Signed, with a cool handshake" },
      { chiu = "You’ve got what you wanted. I’ll remember how." },
      { "In March a rival’s soup dumplings lie in the seventh metre. “On trial”, says the branch." },
    },
    paid = {
      { "Signed, and dearly paid for" },
      { chiu = "Thank you. That was easier than with the fish." },
      { sung = "Have you told anyone outside? No? By Friday the other chains will know." },
    },
    lost = {
      { "The range goes to tender" },
      { "340 letters, 339 answers. In the new year your seven metres are put out, and you may bid like everybody else." },
    },
  },

  runs = {
    expert = {
      eve = 2, five = 3, pause = 4, growth = 2, case = 1, ramp = 2,
      talk = {
        "ask payment", "paraphrase", "ask price", "paraphrase", "value price",
        "offer price=#6 rebate=4% payment=45 delivery=#3", "silence",
        "offer price=#6 rebate=4% payment=60 delivery=#3",
        "packages price=-1% rebate=4% payment=60 delivery=#3 | price=#6 rebate=6% payment=60 delivery=#3",
        "close price=-1% rebate=6% payment=60 delivery=#3", "accept",
      },
      months = 3,
    },
    careless = {
      eve = 1, five = 1, pause = 1, growth = 1, case = 3, ramp = 3,
      talk = { "offer price=-2% rebate=none payment=60 delivery=#1", "threat", "offer price=-4% rebate=2% payment=60 delivery=#1",
               "accept" },
      months = 2,
    },
  },
}
