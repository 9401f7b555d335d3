-- Puts jobs back that are known and in no list, since somebody or something deleted a key: those
-- that were claimed get a lease again, the others are ready, and the database knows better.
-- ARGV: channel, lease, cursor, how many to look at, and the length of ready up to which it is
-- searched. Returns how many were found, and the next cursor.
local lease, cursor, most, longest = tonumber(ARGV[2]), ARGV[3], ARGV[4], tonumber(ARGV[5])

local bodiesOfJobs = redis.call('HLEN', bodies) - redis.call('HEXISTS', bodies, '')
local waiting = redis.call('LLEN', ready)
if bodiesOfJobs == waiting + redis.call('ZCARD', scheduled) + redis.call('ZCARD', leases) then
  return {0, '0'}
end

local page = redis.call('HSCAN', bodies, cursor, 'COUNT', most)
local ids = {}
for i = 1, #page[2], 2 do
  if page[2][i] ~= '' then
    ids[#ids + 1] = page[2][i]
  end
end
local holders = look('HMGET', tokens, ids)
local lapses = look('ZMSCORE', leases, ids)
local times = look('ZMSCORE', scheduled, ids)

local unleased, absent = {}, {}
for _, id in ipairs(ids) do
  if not lapses[id] and not times[id] then
    if holders[id] then
      unleased[#unleased + 1] = id
    else
      absent[#absent + 1] = id
    end
  end
end

local lost = {}
if #absent > 0 and waiting <= longest then
  local isReady = {}
  for _, id in ipairs(redis.call('LRANGE', ready, 0, -1)) do
    isReady[id] = true
  end
  for _, id in ipairs(absent) do
    if not isReady[id] then
      lost[#lost + 1] = id
    end
  end
end
note(leases, now + lease, unleased)
makeReady('RPUSH', lost)
return {#unleased + #lost, page[1]}
