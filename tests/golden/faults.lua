return scenario {
  api = 1, kind = 'planning', level = 1, minutes = 5, title = 'Faults', brief = 'A call that breaks off.', start = 'call',
  state = { trust = { 5, 0, 10 } },
  beats = {
    call = {
      ordered = true,
      options = {
        { 'Go on.', effect = function(s) s.trust = s.trust + s.nothing end, go = 'over' },
        { 'Hang up.', go = 'over' },
      },
    },
  },
  endings = { over = 'Over' },
}
