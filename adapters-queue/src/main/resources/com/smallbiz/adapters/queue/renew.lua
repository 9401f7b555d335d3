-- Extends leases. ARGV: channel, lease, then token and ids of claims that share it. Returns token
-- and id of each claim that is lost: there may be an old and a new one on the same job.
-- A job that is not known at all is not lost: the memory of it is, and nobody else has it from here.
-- One that is known and held by nobody is one that the server remembers from before it was claimed:
-- it stays with who has it.
local lease = tonumber(ARGV[2])
local lost = {}
for i = 3, #ARGV, 2 do
  local token, ids = ARGV[i], words(ARGV[i + 1])
  local holders = look('HMGET', tokens, ids)
  local kept, doubtful, remembered = {}, {}, {}
  for _, id in ipairs(ids) do
    if holders[id] == token then
      kept[#kept + 1] = id
    else
      doubtful[#doubtful + 1] = id
    end
  end

  for id, body in pairs(look('HMGET', bodies, doubtful)) do
    if body and holders[id] then
      lost[#lost + 1], lost[#lost + 2] = token, id
    elseif body then
      kept[#kept + 1] = id
      remembered[#remembered + 1], remembered[#remembered + 2] = id, token
    end
  end
  put(tokens, remembered)
  each('ZREM', scheduled, kept)
  note(leases, now + lease, kept)
end
return lost
