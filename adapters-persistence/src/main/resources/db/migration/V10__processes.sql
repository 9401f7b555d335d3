-- The processes know of each other, and recurring jobs may be asked for beside their turns. All times
-- are this server's.

-- Some rows, each written every few seconds: none is moved, since no index has what changes.
CREATE TABLE processes (
  id           uuid PRIMARY KEY,
  host         text NOT NULL,
  pid          bigint NOT NULL,
  version      text NOT NULL,
  roles        text[] NOT NULL,
  queues       text[] NOT NULL,
  concurrency  integer[] NOT NULL,
  started_at   timestamptz NOT NULL,
  last_beat_at timestamptz NOT NULL,
  memory_used  bigint NOT NULL,
  memory_limit bigint NOT NULL,
  busy         integer NOT NULL,
  circuit      text NOT NULL CHECK (circuit IN ('closed', 'open', 'half_open', 'none')),
  -- What an operator wants, whether or not the process has heard of it.
  wish         text NOT NULL DEFAULT 'none' CHECK (wish IN ('none', 'quiet', 'stop')),
  -- Since when it takes on no more jobs.
  quiet_since  timestamptz,

  CONSTRAINT processes_concurrency_of_queues CHECK (cardinality(queues) = cardinality(concurrency))
) WITH (fillfactor = 50);

-- When somebody asked for a turn that has not been taken yet.
ALTER TABLE recurring_jobs ADD COLUMN asked_at timestamptz;
