-- Stands before every script: the keys by name, the time, and how jobs become ready.
--
--   ready      list    ids of jobs that are due, the next one at the head
--   scheduled  zset    ids of jobs that are not due yet, by the millisecond they will be
--   leases     zset    ids of claimed jobs, by the millisecond their lease lapses
--   tokens     hash    id of each claimed job -> token of its claim
--   bodies     hash    id of each known job -> its type
--   meta       hash    token: the last one given; epoch: there as long as nothing was lost
--
-- Every known job has a body and is in exactly one of ready, scheduled and leases.
local ready, scheduled, leases, tokens, bodies, meta = unpack(KEYS)
local channel = ARGV[1]

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

-- Idle workers have emptied the list, so only the first job to come must wake them.
local function makeReady(push, ids)
  if #ids == 0 then
    return
  end
  if redis.call('EXISTS', ready) == 0 then
    redis.call('PUBLISH', channel, '')
  end
  for _, id in ipairs(ids) do
    redis.call(push, ready, id)
  end
end
