-- Stands before every script: the keys by name, the time, and how jobs become ready.
--
--   ready      list    ids of jobs that are due, the next one at the head
--   scheduled  zset    ids of jobs that are not due yet, by the millisecond they will be
--   leases     zset    ids of claimed jobs, by the millisecond their lease lapses
--   tokens     hash    id of each claimed job -> token of its claim
--   bodies     hash    id of each known job -> its type, or nothing if only a settlement told of it
--   meta       hash    token: the last one given, or a greater one that a job was started under;
--                      epoch: since when nothing was lost, the microsecond in which it was missed;
--                      server: the run of the server that this epoch is in
--
-- Every known job has a body and is in exactly one of ready, scheduled and leases.
local ready, scheduled, leases, tokens, bodies, meta = unpack(KEYS)
local channel = ARGV[1]

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local micros = time[1] * 1000000 + time[2]

-- A number as the scripts write them, or nil: it may be missing, or somebody else's.
local function positive(text)
  local number = tonumber(text)
  if number and number >= 1 and number < 2 ^ 53 and number == math.floor(number) then
    return number
  end
end

local function digits(number)
  return string.format('%.0f', number)
end

local function lastToken()
  return positive(redis.call('HGET', meta, 'token')) or 0
end

-- Jobs were started under tokens up to this one, so only greater ones are of use.
local function raiseToken(token)
  if token > lastToken() then
    redis.call('HSET', meta, 'token', digits(token))
  end
end

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
