-- Makes jobs known, unless they are. ARGV: channel, lease, then id, type, delay, token of each job.
local lease = tonumber(ARGV[2])
local due = {}
for i = 3, #ARGV, 4 do
  local id, type, delay, token = ARGV[i], ARGV[i + 1], tonumber(ARGV[i + 2]), ARGV[i + 3]
  if redis.call('HSETNX', bodies, id, type) == 1 then
    if token ~= '' then
      redis.call('ZADD', leases, now + lease, id)
      redis.call('HSET', tokens, id, token)
    elseif delay > 0 then
      redis.call('ZADD', scheduled, now + delay, id)
    else
      due[#due + 1] = id
    end
  end
end
makeReady('RPUSH', due)
return {}
