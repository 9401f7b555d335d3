-- The times that orders were sent to the external system, and what came of it.

CREATE TABLE order_sync_attempts (
  order_id    uuid NOT NULL REFERENCES orders ON DELETE CASCADE,
  -- In the sequence in which they ended.
  id          bigint GENERATED ALWAYS AS IDENTITY,
  started_at  timestamptz NOT NULL,
  took_micros bigint NOT NULL CHECK (took_micros >= 0),
  outcome     text NOT NULL CHECK (outcome IN ('synced', 'refused', 'unavailable', 'failed')),
  answer      text NOT NULL,
  revision    bigint NOT NULL CHECK (revision >= 1),
  -- Refers to no row: a job that succeeded is removed much sooner.
  job_id      uuid NOT NULL,
  job_attempt integer NOT NULL CHECK (job_attempt >= 1),
  request_id  varchar(128) NOT NULL,

  PRIMARY KEY (order_id, id)
);

-- What is forgotten first.
CREATE INDEX order_sync_attempts_by_age ON order_sync_attempts (started_at);
