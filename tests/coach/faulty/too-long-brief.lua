-- expect: too-long 6
-- The brief tells the whole story.
return scenario {
  api = 1, kind = "leadership", level = 8, minutes = 6,
  title = "Monday at nine",
  brief = [[Your team of five meets every Monday at nine, in the room with the blind that does not close. Lu has been there longest; he
    reads the figures, and everybody looks at the table while he does. One project has stood still since March: the client in Chiayi has one
    contact, and it is Lu, and Lu is on leave from Thursday. Nobody has said that aloud. An-chi came last week. She writes everything down
    and says nothing, and when somebody makes a joke she looks at the others first. You have forty minutes,
          because at twenty to ten the room
    belongs to the accountants. Your own chief has asked you twice what comes out of these meetings, and you have said: the figures, and he
    has nodded as one nods at the weather.]],
  cast = {
    lu = { name = "Lu", role = "oldest of the team", portrait = "lu", mood = "spirit" },
    an = { name = "An-chi", role = "since last week", portrait = "an", mood = "spirit" },
  },
  state = {
    spirit = { 50, 0, 100, show = "The team's spirit" },
    topic = { "figures", "blockage", "lesson" },
    newcomer = { "silent", "heard" },
  },
  outcome = { { "The team's spirit", from = "spirit" } },
  rules = { { when = "spirit <= 10", go = "silence" } },
  start = "opening",
  beats = {
    opening = {
      say = { { lu = "The figures take an hour. They always do." } },
      go = "middle",
      options = {
        { "Begin with what stands still.", shows = "team.run-rhythm", set = { topic = "blockage" }, effect = { spirit = 15 },
          why = "Forty minutes are enough for one thing that matters." },
        { "Read the figures.", mistakes = "team.run-rhythm", effect = { spirit = -20 }, why = "They can all read." },
        { "Ask who has a lesson from last week.", set = { topic = "lesson" }, effect = { spirit = 5 },
          why = "Worth hearing, while the project stands still." },
      },
    },
    middle = {
      say = {
        { lu = "The client has no contact but me, and I am on leave from Thursday.", when = "topic == 'blockage'" },
        { lu = "Since nobody asks: the Chiayi project stands still.", when = "topic ~= 'blockage'" },
      },
      go = "corner",
      options = {
        { "'Who else could they know by Wednesday?'", shows = "team.share-knowledge", effect = { spirit = 20 },
          why = "A contact is opened, and nobody is ashamed." },
        { "'You should have told us months ago.'", mistakes = "team.share-knowledge", effect = { spirit = -20 },
          why = "True, and the last thing that he will ever tell you." },
        { "'Then postpone your leave.'", effect = { spirit = -10 }, why = "The problem waits, and so does he." },
      },
    },
    corner = {
      say = "An-chi writes, and looks at nobody.",
      go = "close",
      options = {
        { "Ask her in front of all what she thinks.", mistakes = "team.one-team", effect = { spirit = -15 },
          why = "Five pairs of eyes, and a week of practice." },
        { "Leave her alone.", why = "She came to be part of it." },
        { "Give her the minutes to write, and ten minutes with you afterwards.", shows = "team.one-team", set = { newcomer = "heard" },
          effect = { spirit = 15 }, why = "A task, and a door." },
      },
    },
    close = {
      say = { { an = "May I say what I wrote down?", when = "newcomer == 'heard'" } },
      go = { { "own", when = "spirit >= 90" }, { "next", when = "spirit >= 40" }, "silence" },
      options = {
        { "'Please. You first.'", when = "newcomer == 'heard'", shows = "team.fair-scorecard", effect = { spirit = 10 },
          why = "What she saw counts like what others did." },
        { "'Thank you all. Same time next week.'", effect = { spirit = -5 }, why = "Punctual. Nobody takes anything along." },
        { "'I expect better next Monday.'", mistakes = "team.personal-motivation", effect = { spirit = -20 },
          why = "An expectation without a hand." },
      },
    },
  },
  endings = { own = { "They run it themselves" }, next = { "Until next Monday" }, silence = { "Nobody says anything any more" } },
  runs = {
    expert = { opening = 1, middle = 1, corner = 3, close = 1 },
    careless = { opening = 2, middle = 2, corner = 1 },
  },
}
