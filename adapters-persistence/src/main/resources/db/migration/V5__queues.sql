-- What operators see and decide: queues that are paused, and lists of jobs.

-- A queue that is not here is not paused.
CREATE TABLE queues (
  name      varchar(100) PRIMARY KEY,
  paused_at timestamptz NOT NULL
);

-- Lists of jobs are read by id, the newest first, each part of the table from an index of its own.
-- Queue and type come before the id: a list of one kind begins at its place, however rare that kind
-- is, and a list of several kinds merges theirs, which are few. A job is in one of the parts.
--
-- Nothing here mentions the state, which would make every start of a job touch the index: enqueued
-- and running jobs are told apart by looking at them.
CREATE INDEX jobs_at_hand ON jobs (queue, type, id)
  WHERE finished_at IS NULL AND next_attempt_at IS NULL;
-- With its times, by which those that wait are counted within the index.
CREATE INDEX jobs_waiting ON jobs (queue, type, id) INCLUDE (next_attempt_at, scheduled_at)
  WHERE next_attempt_at IS NOT NULL;
CREATE INDEX jobs_dead ON jobs (queue, type, id)
  WHERE died_at IS NOT NULL;
-- With its end, so that those that are not shown any more are passed over within the index.
CREATE INDEX jobs_succeeded ON jobs (queue, type, id) INCLUDE (finished_at)
  WHERE finished_at IS NOT NULL AND died_at IS NULL;
