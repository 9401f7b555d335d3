-- Ends claims. ARGV: channel, then token, delay and ids of claims that share these; an empty delay
-- is for never again.
-- A job that is to be run again and is not known at all was lost in between: it becomes known anew.
local next = {}
for i = 2, #ARGV, 3 do
  local token, delay, ids = ARGV[i], ARGV[i + 1], words(ARGV[i + 2])
  local holders = look('HMGET', tokens, ids)
  local known = delay == '' and {} or look('HMGET', bodies, ids)
  local ended, again, anew = {}, {}, {}
  for _, id in ipairs(ids) do
    local held = holders[id] == token
    if held then
      holders[id] = false
      ended[#ended + 1] = id
    end
    if delay ~= '' and (held or not known[id]) then
      again[#again + 1] = id
      if not known[id] then
        known[id] = true
        anew[#anew + 1], anew[#anew + 2] = id, ''
      end
    end
  end

  each('HDEL', tokens, ended)
  each('ZREM', leases, ended)
  if delay == '' then
    each('HDEL', bodies, ended)
  elseif #again > 0 then
    put(bodies, anew)
    raiseToken(tonumber(token))
    if tonumber(delay) > 0 then
      note(scheduled, now + delay, again)
    else
      for _, id in ipairs(again) do
        next[#next + 1] = id
      end
    end
  end
end
makeNext(next)
return {}
