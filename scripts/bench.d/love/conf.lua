-- Only what a page of text needs.
function love.conf(t)
  t.window.title, t.window.width, t.window.height, t.window.vsync = "Pages", 1280, 720, 0
  t.console = false
  for _, module in ipairs { "audio", "data", "joystick", "physics", "sound", "system", "thread", "touch", "video", "math" } do
    t.modules[module] = false
  end
end
