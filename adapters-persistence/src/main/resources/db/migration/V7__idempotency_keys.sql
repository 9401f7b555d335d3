-- The keys that requests were sent with, and what these requests were answered. A row is written and
-- given its answer in one transaction, so nobody ever sees one without.

CREATE TABLE idempotency_keys (
  owner       uuid NOT NULL,
  key         varchar(255) COLLATE "C" NOT NULL,
  fingerprint varchar(64) NOT NULL,
  created_at  timestamptz NOT NULL,
  status      smallint,
  -- Each as it stands in a response: its name, a colon, a space, its value.
  headers     text[],
  body        bytea,

  PRIMARY KEY (owner, key),
  CONSTRAINT idempotency_keys_answer_whole_or_none
    CHECK (num_nulls(status, headers, body) IN (0, 3))
);

-- What is forgotten first.
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);
