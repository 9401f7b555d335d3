-- Returns what the server does when its memory is full, or nothing where this is not permitted.
local info = redis.pcall('INFO', 'memory')
return {type(info) == 'string' and string.match(info, 'maxmemory_policy:(%S+)') or ''}
