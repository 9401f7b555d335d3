-- How jobs have run, added up by type: by the minute for three days, by the day for ever. All times
-- are this server's.
CREATE TABLE job_statistics (
  resolution text COLLATE "C" NOT NULL CHECK (resolution IN ('day', 'minute')),
  -- When the minute, or the day of UTC, begins.
  period     timestamptz NOT NULL,
  type       varchar(100) NOT NULL,
  succeeded  bigint NOT NULL CHECK (succeeded >= 0),
  failed     bigint NOT NULL CHECK (failed >= 0),
  -- Of all runs together.
  micros     bigint NOT NULL CHECK (micros >= 0),
  -- How many runs took how long, in the program's buckets.
  histogram  bigint[] NOT NULL CHECK (cardinality(histogram) = 46),

  PRIMARY KEY (resolution, period, type)
)
-- The row of the present minute and that of the day are updated every second.
WITH (fillfactor = 50);
