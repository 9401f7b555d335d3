-- Jobs that are to be run at a time, and jobs that are to be run again and again. All times are this
-- server's.

-- A scheduled job waits for its time as a retried one does.
ALTER TABLE jobs DROP CONSTRAINT jobs_retrying_with_time;
ALTER TABLE jobs DROP CONSTRAINT jobs_scheduled_with_time;
ALTER TABLE jobs
  ADD CONSTRAINT jobs_waiting_with_time
    CHECK ((state IN ('scheduled', 'retrying')) = (next_attempt_at IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT jobs_scheduled_at_its_time
    CHECK (state <> 'scheduled' OR scheduled_at IS NOT DISTINCT FROM next_attempt_at) NOT VALID;
ALTER TABLE jobs VALIDATE CONSTRAINT jobs_waiting_with_time;
ALTER TABLE jobs VALIDATE CONSTRAINT jobs_scheduled_at_its_time;

-- Which jobs they are stands in the program; this is what all its processes have to agree on.
CREATE TABLE recurring_jobs (
  name           text PRIMARY KEY CHECK (name ~ '^[a-z0-9-]{1,64}$'),
  cron           text NOT NULL CHECK (char_length(cron) BETWEEN 1 AND 200),
  zone           text NOT NULL CHECK (char_length(zone) BETWEEN 1 AND 100),
  next_run_at    timestamptz NOT NULL,
  paused         boolean NOT NULL DEFAULT false,
  last_run_at    timestamptz,
  -- It may have been removed meanwhile.
  last_job_id    uuid,
  -- When a process last said that it knows this one.
  vouched_for_at timestamptz NOT NULL,

  CONSTRAINT recurring_jobs_run_with_job
    CHECK ((last_run_at IS NULL) = (last_job_id IS NULL))
);
