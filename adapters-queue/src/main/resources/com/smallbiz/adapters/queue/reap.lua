-- Makes jobs ready whose lease has lapsed. ARGV: channel, limit. Returns how many.
local lapsed = redis.call('ZRANGEBYSCORE', leases, '-inf', now, 'LIMIT', 0, ARGV[2])
each('ZREM', leases, lapsed)
each('HDEL', tokens, lapsed)
makeNext(lapsed)
return {#lapsed}
