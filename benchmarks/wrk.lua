-- Sends prepared requests, each once: whole requests in a file, parted by a nought byte and a line end.
local requests, number = {}, 0

function init(arguments)
  local file = assert(io.open(arguments[1], "rb"))
  for request in file:read("*a"):gmatch("(.-)%z\n") do
    requests[#requests + 1] = request
  end
  file:close()
end

function request()
  number = number + 1
  if number > #requests then
    wrk.thread:stop()
    return requests[#requests]
  end
  return requests[number]
end
