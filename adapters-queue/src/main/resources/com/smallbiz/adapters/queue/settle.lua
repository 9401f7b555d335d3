-- Ends claims. ARGV: channel, then id, token, delay of each; an empty delay is for never again.
-- A job that is to be run again and is not known at all was lost in between: it becomes known anew.
local again = {}
for i = 2, #ARGV, 3 do
  local id, token, delay = ARGV[i], ARGV[i + 1], ARGV[i + 2]
  local held = redis.call('HGET', tokens, id) == token
  if held then
    redis.call('HDEL', tokens, id)
    redis.call('ZREM', leases, id)
  end
  if delay == '' then
    if held then
      redis.call('HDEL', bodies, id)
    end
  elseif redis.call('HSETNX', bodies, id, '') == 1 or held then
    raiseToken(tonumber(token))
    if tonumber(delay) > 0 then
      redis.call('ZADD', scheduled, now + delay, id)
    else
      table.insert(again, 1, id)
    end
  end
end
makeReady('LPUSH', again)
return {}
