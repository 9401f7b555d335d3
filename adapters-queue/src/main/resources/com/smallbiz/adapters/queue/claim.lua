-- Leases jobs that are due. ARGV: channel, lease, limit.
-- Returns the milliseconds until the next scheduled job is due (-1 if there is none), the token of
-- the claims, and the ids.
local lease, limit = tonumber(ARGV[2]), tonumber(ARGV[3])

local due = redis.call('ZRANGEBYSCORE', scheduled, '-inf', now, 'LIMIT', 0, limit)
for _, id in ipairs(due) do
  redis.call('ZREM', scheduled, id)
  redis.call('RPUSH', ready, id)
end

-- Greater than any before, also where the server has lost the last one or its clock went back.
local token = digits(math.max(lastToken() + 1, micros))

local ids = redis.call('LPOP', ready, limit) or {}
for _, id in ipairs(ids) do
  redis.call('ZADD', leases, now + lease, id)
  redis.call('HSET', tokens, id, token)
end
if #ids > 0 then
  redis.call('HSET', meta, 'token', token)
end

local wait = -1
local next = redis.call('ZRANGE', scheduled, 0, 0, 'WITHSCORES')
if #next > 0 then
  wait = math.max(0, next[2] - now)
end
return {wait, token, unpack(ids)}
