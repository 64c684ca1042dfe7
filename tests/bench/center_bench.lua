-- Reports for wrk: SIZE bytes each, spread over BUGS failures, every one an event of its own.
local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(arguments)
  size, bugs, run = tonumber(arguments[1]), tonumber(arguments[2]), arguments[3]
  count = number * 50021
  math.randomseed(os.time() + number)
  local line = "2026-11-21T21:04:05Z compiling module src/some/path/file.cpp with options and more words\\n"
  filler = string.rep(line, math.ceil(size / #line) + 1)
  tails = {}
  headers = { ["Content-Type"] = "application/json" }
end

-- A log of `room` bytes; each length is made once, so that the load costs little beside the server.
local function tail(room)
  if not tails[room] then
    tails[room] = filler:sub(1, room):gsub("\\$", " ")
  end
  return tails[room]
end

function request()
  count = count + 1
  local bug = count % bugs
  local head = string.format(
    '{"project_id":"project%d","source":"cicd","level":"ERROR","error_type":"TestFailure",' ..
    '"error_message":"tests/test_%d.py::test_total - assert 3 == 4 marker%dx","error":{"type":"TestFailure",' ..
    '"stack_trace":["E assert 3 == 4","tests/test_%d.py:12: AssertionError","%s"]},' ..
    '"context":{"job_name":"build","step_name":"step%d","run_id":"%d","signature":"%016x",' ..
    '"event_id":"%s-%d-%d","log_tail":"',
    bug % 50, bug, bug % 100, bug, bug % 1000 == 0 and "构建镜像失败" or "build", bug, count, bug % 7, run, number, count)
  return wrk.format("POST", nil, headers, head .. tail(math.max(0, size - #head - 3)) .. '"}}')
end


function done(summary, latency)
  io.write(string.format(
    'RESULT {"requests":%d,"seconds":%f,"p50":%f,"p99":%f,"max":%f,"bad":%d}\n', summary.requests,
    summary.duration / 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000, latency.max / 1000,
    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
