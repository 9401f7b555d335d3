-- The dead jobs of an order, found however many have died. Those that live are found by
-- jobs_live_by_unique_key; those that succeeded are in no such index, so that success costs nothing.
CREATE INDEX jobs_dead_by_unique_key ON jobs (unique_key)
  WHERE unique_key IS NOT NULL AND died_at IS NOT NULL;

-- Scheduled and retrying jobs each have an index of their own, so that however many of the one kind
-- there are, a list of the other begins at its place. They are told apart by their times: the state
-- is in no index, and a job that waits is still in one of them only.
CREATE INDEX jobs_scheduled ON jobs (queue, type, id) INCLUDE (next_attempt_at, scheduled_at)
  WHERE next_attempt_at = scheduled_at;
CREATE INDEX jobs_retrying ON jobs (queue, type, id) INCLUDE (next_attempt_at, scheduled_at)
  WHERE next_attempt_at IS NOT NULL AND next_attempt_at IS DISTINCT FROM scheduled_at;
DROP INDEX jobs_waiting;
