-- Ends claims. ARGV: channel, then id, token, delay of each; an empty delay is for never again.
local again = {}
for i = 2, #ARGV, 3 do
  local id, token, delay = ARGV[i], ARGV[i + 1], ARGV[i + 2]
  if redis.call('HGET', tokens, id) == token then
    redis.call('HDEL', tokens, id)
    redis.call('ZREM', leases, id)
    if delay == '' then
      redis.call('HDEL', bodies, id)
    elseif tonumber(delay) > 0 then
      redis.call('ZADD', scheduled, now + delay, id)
    else
      table.insert(again, 1, id)
    end
  end
end
makeReady('LPUSH', again)
return {}
