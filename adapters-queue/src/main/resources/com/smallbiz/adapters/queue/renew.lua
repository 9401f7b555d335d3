-- Extends leases. ARGV: channel, lease, then id, token of each claim. Returns the ids of lost ones.
-- A job that is not known at all is not lost: the memory of it is, and nobody else has it from here.
local lease = tonumber(ARGV[2])
local lost = {}
for i = 3, #ARGV, 2 do
  local id, token = ARGV[i], ARGV[i + 1]
  if redis.call('HGET', tokens, id) == token then
    redis.call('ZADD', leases, now + lease, id)
  elseif redis.call('HEXISTS', bodies, id) == 1 then
    lost[#lost + 1] = id
  end
end
return lost
