-- Makes jobs known, unless they are. ARGV: channel, lease, then id, type, delay, token, held of each
-- job: its last token (0 if there is none), and 1 if a worker may still hold it under that token.
-- Returns the epoch, which begins here if the last one got lost, or if this is another run of the
-- server: what it was started from, a file or a replica, may lack the last that was written.
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

-- Where this is not permitted, only a memory that is lost as a whole is noticed.
local info = redis.pcall('INFO', 'server')
local server = type(info) == 'string' and string.match(info, 'run_id:(%x+)') or 'unknown'

local epoch = positive(redis.call('HGET', meta, 'epoch'))
if not epoch or redis.call('HGET', meta, 'server') ~= server then
  epoch = math.max(micros, (epoch or 0) + 1)
  redis.call('HSET', meta, 'epoch', digits(epoch), 'server', server)
end
return {digits(epoch)}
