-- How jobs run: the history of attempts that did not succeed, workers that were lost, and a table
-- whose rows are started without a new entry in any index.

-- How many workers in a row were lost while they ran the job; no worker is trusted with it after
-- the third.
ALTER TABLE jobs ADD COLUMN crashes smallint NOT NULL DEFAULT 0;
ALTER TABLE jobs ADD CONSTRAINT jobs_crashes_check CHECK (crashes >= 0);

-- When the job died: what the dead set is found by.
ALTER TABLE jobs ADD COLUMN died_at timestamptz;
UPDATE jobs SET died_at = finished_at WHERE state = 'dead';
ALTER TABLE jobs ADD CONSTRAINT jobs_dead_with_time
  CHECK ((state = 'dead') = (died_at IS NOT NULL));

-- Every check of a table is made again on every update, and a job is updated at least twice after
-- its texts have been written once. A length that is part of the type is only looked at when the
-- text changes.
ALTER TABLE jobs
  DROP CONSTRAINT jobs_type_check,
  DROP CONSTRAINT jobs_queue_check,
  DROP CONSTRAINT jobs_unique_key_check,
  DROP CONSTRAINT jobs_request_id_check,
  DROP CONSTRAINT jobs_traceparent_check,
  DROP CONSTRAINT jobs_last_error_code_check,
  DROP CONSTRAINT jobs_last_error_message_check,
  ALTER COLUMN type TYPE varchar(100),
  ALTER COLUMN queue TYPE varchar(100),
  ALTER COLUMN unique_key TYPE varchar(200),
  ALTER COLUMN request_id TYPE varchar(128),
  ALTER COLUMN traceparent TYPE varchar(512),
  ALTER COLUMN last_error_code TYPE varchar(100),
  ALTER COLUMN last_error_message TYPE varchar(500);

-- A start changes no column that an index knows (hence none of them mentions the state), and with
-- half of each page left free the new version of the row has its place beside the old one. Then
-- PostgreSQL touches no index at all (HOT), which makes a start three to four times as quick.
ALTER TABLE jobs SET (fillfactor = 50);

DROP INDEX jobs_by_queue_and_state;
DROP INDEX jobs_live_by_unique_key;
DROP INDEX jobs_live_by_epoch;

-- A job lives until it is finished.
CREATE UNIQUE INDEX jobs_live_by_unique_key ON jobs (unique_key)
  WHERE unique_key IS NOT NULL AND finished_at IS NULL;
CREATE INDEX jobs_live_by_epoch ON jobs (queue, handed_over_in, enqueued_at)
  WHERE finished_at IS NULL;

-- Attempts that failed or were lost. The one that succeeded is in the job itself.
CREATE TABLE job_attempts (
  job_id        uuid NOT NULL REFERENCES jobs ON DELETE CASCADE,
  token         bigint NOT NULL,
  attempt       integer NOT NULL CHECK (attempt >= 1),
  started_at    timestamptz NOT NULL,
  ended_at      timestamptz NOT NULL,
  error_code    varchar(100) NOT NULL,
  error_message varchar(500) NOT NULL,
  PRIMARY KEY (job_id, token)
);
