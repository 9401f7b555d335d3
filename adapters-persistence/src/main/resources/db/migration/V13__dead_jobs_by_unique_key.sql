-- The dead jobs of an order, found however many have died. Those that live are found by
-- jobs_live_by_unique_key; those that succeeded are in no such index, so that success costs nothing.
CREATE INDEX jobs_dead_by_unique_key ON jobs (unique_key)
  WHERE unique_key IS NOT NULL AND died_at IS NOT NULL;
