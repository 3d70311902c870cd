-- The pages of the bench in LÖVE, with a loop of its own that waits: LÖVE's usual one draws all the time. Any key or click goes on.
-- BENCH_PAGES is the file with the pages, each ended by a form feed. BENCH_TYPING: letters per second at which a page appears, beside a
-- face that blinks.
local utf8 = require "utf8"

local FONT, SIZE, MARGIN = "page.ttc", 22, 40
local LETTERS = tonumber(os.getenv "BENCH_TYPING" or 0)
local BLINK, SHUT = 3, 0.15 -- seconds from blink to blink, and of one

local pages, at, began = {}, 1, 0
local stale = false -- the picture is no longer the one that should be shown

local function read_pages(name)
  local file = assert(io.open(name))
  for page in file:read("*a"):gmatch "[^\f]+" do
    local text = page:gsub("\n+", "\n"):gsub("^\n", "")
    if text:find "%S" then pages[#pages + 1] = text end
  end
  file:close()
end

local function shown_text(page)
  if LETTERS == 0 then return page end
  local letters = math.floor((love.timer.getTime() - began) * LETTERS)
  return letters < utf8.len(page) and page:sub(1, utf8.offset(page, letters + 1) - 1) or page
end

local function draw_face()
  local shut = love.timer.getTime() % BLINK < SHUT
  love.graphics.setColor(0.88, 0.71, 0.55)
  love.graphics.rectangle("fill", 1164, 604, 96, 96)
  love.graphics.setColor(0.13, 0.13, 0.13)
  love.graphics.rectangle("fill", 1184, shut and 648 or 640, 16, shut and 3 or 12)
  love.graphics.rectangle("fill", 1224, shut and 648 or 640, 16, shut and 3 or 12)
end

local function draw()
  love.graphics.clear(0.957, 0.945, 0.918)
  love.graphics.setColor(0.13, 0.13, 0.13)
  love.graphics.printf(shown_text(pages[at]), MARGIN, MARGIN, love.graphics.getWidth() - 2 * MARGIN)
  if LETTERS > 0 then draw_face() end
  love.graphics.present()
end

local function happens(name, value)
  if name == "keypressed" or name == "mousepressed" then at, began = at % #pages + 1, love.timer.getTime() end
  stale = stale or name == "keypressed" or name == "mousepressed" or name == "exposed" or name == "resize"
  return name == "quit" and (value or 0) or nil
end

function love.run()
  read_pages(os.getenv "BENCH_PAGES")
  love.graphics.setFont(love.graphics.newFont(FONT, SIZE))
  began = love.timer.getTime()
  draw()
  return function()
    local code
    stale = LETTERS > 0
    if stale then love.timer.sleep(1 / LETTERS) else code = happens(love.event.wait()) end
    for name, value in love.event.poll() do code = happens(name, value) or code end
    if stale and not code then draw() end
    return code
  end
end
