-- One long line of a customer, for what it costs to let it appear letter by letter: at twenty a second it lasts for twelve seconds.
return scenario {
  api = 1, kind = "relationship", level = 1, minutes = 1,
  title = "一句很長的話",
  brief = "讓一句話一個字一個字出現，要花多少力氣。",
  scene = "plant-floor",
  cast = { tsai = { name = "蔡玉琴", role = "廠長", portrait = "plant-manager" } },
  start = "ask",
  beats = {
    ask = { say = { tsai = "你問吧。" }, options = { { "「你要什麼？」", go = "talk" } } },
    talk = {
      say = { { tsai = "二號線五月停了四次，每次都在清洗完重新開機的時候。一停就是九十分鐘，十一個人站著等，一千八百公升豆漿倒進水溝，算起來一次五萬五千塊。" ..
        "機械課的阿德說，自從做黑芝麻口味，桶子要抽到一滴不剩，P-204 和 P-205 就開始空轉，其他四台從來沒有。" ..
        "我早上五點就到廠裡，清洗兩點半結束，我要站在旁邊看它開起來。採購那邊要的是便宜一成，財務要的是星期五中午前交出四十一項節省，我們的泵浦排在第十七項。" ..
        "你問我要什麼？我要它開得起來，而且明年這個時候不用再跟你講這些。" } },
      options = { { "「那我們先去二號線看看。」", go = "walk" } },
    },
  },
  endings = { walk = { "一起走到二號線" } },
}
