-- Returns what the server tells of itself. Of a cluster's servers it is the one that has the key.
return redis.call('INFO')
