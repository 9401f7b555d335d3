-- KEYS: a subject's window, which holds how many were admitted in it and expires when it is over.
-- ARGV: the quota, the window in milliseconds, how many to take: 1, or 0 for a look.
-- Returns whether there is one left to take, how many are left then, and the milliseconds until reset.
local quota, length, wanted = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local taken = tonumber(redis.pcall('GET', KEYS[1]))
-- A key is still there in the millisecond in which it expires, so it is given one less.
local left = redis.call('PTTL', KEYS[1])
local new = not taken or left < 0 or left >= length
if new then
  taken, left = 0, length - 1
end
if taken >= quota then
  return {0, 0, left + 1}
end
if wanted > 0 and new then
  redis.call('SET', KEYS[1], 1, 'PX', left)
elseif wanted > 0 then
  redis.call('INCR', KEYS[1])
end
return {1, quota - taken - wanted, left + 1}
