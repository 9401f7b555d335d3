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
--
-- Redis keeps a hash of some hundred short entries as a list, and searches it from the beginning,
-- which took most of the time of all scripts. One long entry makes it a table: hence the NOTE.
local ready, scheduled, leases, tokens, bodies, meta = unpack(KEYS)
local channel = ARGV[1]

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local micros = time[1] * 1000000 + time[2]

-- Ids come as one text, which costs both sides far less than as many arguments.
local function words(text)
  local found = {}
  for word in string.gmatch(text, '%S+') do
    found[#found + 1] = word
  end
  return found
end

-- Lua passes no more than some thousand values to a command. Even, since some come in pairs.
local MOST = 4000

-- A command over many values at once.
local function each(command, key, values)
  for first = 1, #values, MOST do
    redis.call(command, key, unpack(values, first, math.min(first + MOST - 1, #values)))
  end
end

-- What HMGET or ZMSCORE has for each of these ids, by id; false where there is nothing.
local function look(command, key, ids)
  local found = {}
  for first = 1, #ids, MOST do
    local last = math.min(first + MOST - 1, #ids)
    local answer = redis.call(command, key, unpack(ids, first, last))
    for i = first, last do
      found[ids[i]] = answer[i - first + 1]
    end
  end
  return found
end

local NOTE = 'This entry is no job. It is so long that Redis keeps this hash as a table, not a list.'

-- Adds fields with their values.
local function put(hash, fields)
  if #fields > 0 then
    redis.call('HSETNX', hash, '', NOTE)
    each('HSET', hash, fields)
  end
end

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
  if token > 0 and token > lastToken() then
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
  each(push, ready, ids)
end

-- The first of these ids is to be the next one.
local function makeNext(ids)
  local reversed = {}
  for i = #ids, 1, -1 do
    reversed[#reversed + 1] = ids[i]
  end
  makeReady('LPUSH', reversed)
end

-- Enters ids into a sorted set, all for the same millisecond.
local function note(key, millis, ids)
  local entries = {}
  for i, id in ipairs(ids) do
    entries[2 * i - 1], entries[2 * i] = millis, id
  end
  each('ZADD', key, entries)
end
