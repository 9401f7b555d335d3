-- Leases jobs that are due. KEYS[7]: what the claimant was last answered. ARGV: channel, lease,
-- limit, and the number of the claimant's request.
-- Asked again under the same number, it gives the same answer, but for what was lost meanwhile.
-- Returns the milliseconds until the next scheduled job is due (-1 if there is none), how many
-- entries were no ids and are dropped, the token of the claims, and the ids.
local memory = KEYS[7]
local lease, limit, number = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])

local X4 = string.rep('[0-9a-f]', 4)
local UUID = '^' .. X4 .. X4 .. '%-' .. X4 .. '%-' .. X4 .. '%-' .. X4 .. '%-' .. X4 .. X4 .. X4 .. '$'

local function claimNext()
  local due = redis.call('ZRANGEBYSCORE', scheduled, '-inf', now, 'LIMIT', 0, limit)
  each('ZREM', scheduled, due)
  each('RPUSH', ready, due)

  -- Greater than any before, also where the server has lost the last one or its clock went back.
  local token = digits(math.max(lastToken() + 1, micros))
  local popped = redis.call('LPOP', ready, limit) or {}
  local holders = look('HMGET', tokens, popped)
  local ids, claims, strays = {}, {}, {}
  for _, id in ipairs(popped) do
    if not string.find(id, UUID) then
      strays[#strays + 1] = id
    elseif not holders[id] then
      -- A job that is ready twice, as it may be after a key was lost, is not taken from its holder.
      holders[id] = token
      ids[#ids + 1] = id
      claims[#claims + 1], claims[#claims + 2] = id, token
    end
  end
  put(tokens, claims)
  note(leases, now + lease, ids)
  each('HDEL', bodies, strays)
  if #ids > 0 then
    redis.call('HSET', meta, 'token', token)
  end

  local text = table.concat(ids, ' ')
  redis.call('SET', memory, number .. ' ' .. token .. ' ' .. text, 'PX', 2 * lease)
  return token, text, #strays
end

local function claimSame(token, text)
  local before = words(text)
  local holders = look('HMGET', tokens, before)
  local ids = {}
  for _, id in ipairs(before) do
    if holders[id] == token then
      ids[#ids + 1] = id
    end
  end
  note(leases, now + lease, ids)
  redis.call('PEXPIRE', memory, 2 * lease)
  return token, table.concat(ids, ' '), 0
end

local last, given, list = string.match(redis.call('GET', memory) or '', '^(%d+) (%d+) (.*)$')
local token, text, strays
if tonumber(last) == number then
  token, text, strays = claimSame(given, list)
elseif last and tonumber(last) > number then
  -- It comes late: the claimant has long been answered.
  token, text, strays = given, '', 0
else
  token, text, strays = claimNext()
end

local wait = -1
local next = redis.call('ZRANGE', scheduled, 0, 0, 'WITHSCORES')
if #next > 0 then
  wait = math.max(0, next[2] - now)
end
return {wait, strays, token, text}
