-- Makes jobs known, unless they are. ARGV: channel, lease, then type, delay, last token (0 if there
-- is none), 1 if a worker may still hold them under that token, and ids of jobs that share these.
-- A job that is due sooner than the schedule says, by more than a second, is due then. Returns how
-- many were news.
local lease = tonumber(ARGV[2])
local fresh, held, claims, later, due, doubtful = {}, {}, {}, {}, {}, {}
local seen, dueAt = {}, {}
local greatest = 0
for i = 3, #ARGV, 5 do
  local type, delay, token, isHeld = ARGV[i], tonumber(ARGV[i + 1]), ARGV[i + 2], ARGV[i + 3] == '1'
  greatest = math.max(greatest, tonumber(token))
  local ids = words(ARGV[i + 4])
  local known = look('HMGET', bodies, ids)
  for _, id in ipairs(ids) do
    if known[id] or seen[id] then
      if not isHeld then
        doubtful[#doubtful + 1] = id
        dueAt[id] = now + math.max(delay, 0)
      end
    else
      seen[id] = true
      fresh[#fresh + 1], fresh[#fresh + 2] = id, type
      if isHeld then
        held[#held + 1] = id
        claims[#claims + 1], claims[#claims + 2] = id, token
      elseif delay > 0 then
        later[#later + 1], later[#later + 2] = now + delay, id
      else
        due[#due + 1] = id
      end
    end
  end
end

put(bodies, fresh)
put(tokens, claims)
note(leases, now + lease, held)
each('ZADD', scheduled, later)
raiseToken(greatest)

local news = #fresh / 2
for id, time in pairs(look('ZMSCORE', scheduled, doubtful)) do
  if time and dueAt[id] <= now then
    redis.call('ZREM', scheduled, id)
    due[#due + 1] = id
    news = news + 1
  elseif time and dueAt[id] < time - 1000 then
    redis.call('ZADD', scheduled, dueAt[id], id)
    news = news + 1
  end
end
makeReady('RPUSH', due)
return {news}
