-- Background jobs: what is to be done, is being done and was done. The row is the job; the queue in
-- Redis only says which is next, and may be lost at any moment. All times are this server's.

CREATE TABLE jobs (
  id                 uuid PRIMARY KEY,
  type               text NOT NULL CHECK (char_length(type) BETWEEN 1 AND 100),
  type_version       integer NOT NULL CHECK (type_version >= 1),
  queue              text NOT NULL CHECK (char_length(queue) BETWEEN 1 AND 100),
  -- json and not jsonb: a handler reads, and a retry sends, exactly the text that was written.
  arguments          json NOT NULL CHECK (octet_length(arguments::text) <= 16384),
  unique_key         text CHECK (char_length(unique_key) BETWEEN 1 AND 200),
  request_id         text NOT NULL CHECK (char_length(request_id) BETWEEN 1 AND 128),
  traceparent        text NOT NULL CHECK (char_length(traceparent) <= 512),
  state              text NOT NULL
                     CHECK (state IN ('scheduled', 'enqueued', 'running', 'retrying',
                                      'succeeded', 'dead')),
  attempt            integer NOT NULL CHECK (attempt >= 0),
  max_attempts       integer NOT NULL CHECK (max_attempts >= 1),
  -- The claim that the job was last started under; 0 before the first.
  token              bigint NOT NULL CHECK (token >= 0),
  enqueued_at        timestamptz NOT NULL,
  scheduled_at       timestamptz,
  started_at         timestamptz,
  finished_at        timestamptz,
  next_attempt_at    timestamptz,
  last_error_code    text CHECK (char_length(last_error_code) BETWEEN 1 AND 100),
  last_error_message text CHECK (char_length(last_error_message) <= 500),
  last_error_at      timestamptz,
  -- The epoch of the queue's memory in which the sweeper last made the job known; 0 if it never had
  -- to. If the queue has another epoch by now, it may have lost the job.
  handed_over_in     bigint NOT NULL DEFAULT 0 CHECK (handed_over_in >= 0),
  -- Whether the job was asked for again while it ran, and is to be run once more.
  asked_again        boolean NOT NULL,

  CONSTRAINT jobs_scheduled_with_time
    CHECK (state <> 'scheduled' OR scheduled_at IS NOT NULL),
  CONSTRAINT jobs_running_under_a_claim
    CHECK (state <> 'running' OR (attempt >= 1 AND token >= 1 AND started_at IS NOT NULL)),
  CONSTRAINT jobs_retrying_with_time
    CHECK ((state = 'retrying') = (next_attempt_at IS NOT NULL)),
  CONSTRAINT jobs_ended_with_time
    CHECK ((state IN ('succeeded', 'dead')) = (finished_at IS NOT NULL)),
  CONSTRAINT jobs_dead_with_error
    CHECK (state <> 'dead' OR last_error_code IS NOT NULL),
  CONSTRAINT jobs_error_whole_or_none
    CHECK (num_nulls(last_error_code, last_error_message, last_error_at) IN (0, 3)),
  CONSTRAINT jobs_asked_again_while_running
    CHECK (state = 'running' OR NOT asked_again)
)
-- Every job is updated at least twice, and hardly an update can stay within its page's free space
-- (HOT), since the state decides which indexes a row is in: reserving space would be in vain.
-- Instead the dead versions are removed early, while the indexes below are still small.
WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);

-- The indexes are partial: a job that succeeded is in none of them, so that history costs nothing.

-- At most one live job per key.
CREATE UNIQUE INDEX jobs_live_by_unique_key ON jobs (unique_key)
  WHERE unique_key IS NOT NULL AND state IN ('scheduled', 'enqueued', 'running', 'retrying');

-- What the sweeper looks for is before and behind the epoch that the queue is in: nearly nothing.
CREATE INDEX jobs_live_by_epoch ON jobs (queue, handed_over_in, enqueued_at)
  WHERE state IN ('scheduled', 'enqueued', 'running', 'retrying');

-- What queues are counted by.
CREATE INDEX jobs_by_queue_and_state ON jobs (queue, state)
  WHERE state <> 'succeeded';
