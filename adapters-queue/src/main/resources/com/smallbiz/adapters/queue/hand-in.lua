-- Makes jobs known, unless they are. ARGV: channel, lease, then id, type, delay, token, held of each
-- job: its last token (0 if there is none), and 1 if a worker may still hold it under that token.
-- Returns the epoch, which begins here if the last one got lost.
local lease = tonumber(ARGV[2])
local due = {}
local token = 0
for i = 3, #ARGV, 5 do
  local id, type, delay, held = ARGV[i], ARGV[i + 1], tonumber(ARGV[i + 2]), ARGV[i + 4]
  token = math.max(token, tonumber(ARGV[i + 3]))
  if redis.call('HSETNX', bodies, id, type) == 1 then
    if held == '1' then
      redis.call('ZADD', leases, now + lease, id)
      redis.call('HSET', tokens, id, ARGV[i + 3])
    elseif delay > 0 then
      redis.call('ZADD', scheduled, now + delay, id)
    else
      due[#due + 1] = id
    end
  end
end
raiseToken(token)
makeReady('RPUSH', due)

local epoch = positive(redis.call('HGET', meta, 'epoch'))
if not epoch then
  epoch = micros
  redis.call('HSET', meta, 'epoch', digits(epoch))
end
return {digits(epoch)}
