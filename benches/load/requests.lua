-- Sends the requests of a file, each once, then the first ones again, or no more; prints what scripts/bench reads.
local requests, at, answered = {}, 0, 0

function init(args)
  if not args[1] then return end
  -- Only then: wrk is slower when it shows each answer.
  if args[2] == "once" then response = stop_at_last end
  local file = assert(io.open(args[1], "rb"))
  while true do
    local length = file:read(8)
    if not length then break end
    requests[#requests + 1] = file:read(tonumber(length))
  end
  file:close()
end

function request()
  if #requests == 0 then return wrk.format() end
  at = at % #requests + 1
  return requests[at]
end

function stop_at_last()
  answered = answered + 1
  if answered >= #requests then wrk.thread:stop() end
end

function done(summary, latency)
  local errors = summary.errors
  print(string.format("result %d %d %d %d %d %d", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
