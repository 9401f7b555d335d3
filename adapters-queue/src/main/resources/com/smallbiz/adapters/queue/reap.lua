-- Makes jobs ready whose lease has lapsed. ARGV: channel, limit. Returns their ids.
local lapsed = redis.call('ZRANGEBYSCORE', leases, '-inf', now, 'LIMIT', 0, ARGV[2])
local again = {}
for _, id in ipairs(lapsed) do
  redis.call('ZREM', leases, id)
  redis.call('HDEL', tokens, id)
  table.insert(again, 1, id)
end
makeReady('LPUSH', again)
return lapsed
