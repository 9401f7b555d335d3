-- Returns the epoch, which begins here if the last one got lost, or if this is another run of the
-- server: what it was started from, a file or a replica, may lack the last that was written.

-- Where this is not permitted, only a memory that is lost as a whole is noticed.
local info = redis.pcall('INFO', 'server')
local server = type(info) == 'string' and string.match(info, 'run_id:(%x+)') or 'unknown'

local epoch = positive(redis.call('HGET', meta, 'epoch'))
if not epoch or redis.call('HGET', meta, 'server') ~= server then
  epoch = math.max(micros, (epoch or 0) + 1)
  redis.call('HSET', meta, 'epoch', digits(epoch), 'server', server)
end
return {digits(epoch)}
