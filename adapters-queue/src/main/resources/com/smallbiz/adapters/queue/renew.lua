-- Extends leases. ARGV: channel, lease, then id, token of each claim. Returns the places, counted
-- from 0, of claims that are lost: there may be an old and a new one on the same job.
-- A job that is not known at all is not lost: the memory of it is, and nobody else has it from here.
local lease = tonumber(ARGV[2])
local lost = {}
for i = 3, #ARGV, 2 do
  local id, token = ARGV[i], ARGV[i + 1]
  if redis.call('HGET', tokens, id) == token then
    redis.call('ZADD', leases, now + lease, id)
  elseif redis.call('HEXISTS', bodies, id) == 1 then
    lost[#lost + 1] = (i - 3) / 2
  end
end
return lost
