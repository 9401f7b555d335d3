-- Who may use the console, who is logged in, and who did what. All times are this server's.

CREATE TABLE console_users (
  name               varchar(64) COLLATE "C" PRIMARY KEY CHECK (name ~ '^[A-Za-z0-9._@-]+$'),
  role               text NOT NULL CHECK (role IN ('viewer', 'operator')),
  password_hash      text NOT NULL CHECK (password_hash <> ''),
  from_configuration boolean NOT NULL DEFAULT false,
  created_at         timestamptz NOT NULL,
  last_login_at      timestamptz,
  -- Wrong passwords in a row; what came while the user was locked is counted too.
  failures           integer NOT NULL DEFAULT 0 CHECK (failures >= 0),
  locked_until       timestamptz
);

CREATE TABLE console_sessions (
  -- The SHA-256 of the token, which only the browser has.
  digest       bytea PRIMARY KEY CHECK (octet_length(digest) = 32),
  user_name    varchar(64) COLLATE "C" NOT NULL REFERENCES console_users ON DELETE CASCADE,
  created_at   timestamptz NOT NULL,
  -- To the minute.
  last_seen_at timestamptz NOT NULL
);

CREATE INDEX console_sessions_of_user ON console_sessions (user_name);

-- A name here is not a reference: what somebody did stays when the user is removed.
CREATE TABLE audit_log (
  id         uuid PRIMARY KEY,
  at         timestamptz NOT NULL,
  who        varchar(64) NOT NULL,
  what       text NOT NULL,
  on_what    text NOT NULL,
  request_id varchar(128) NOT NULL,
  status     text NOT NULL CHECK (status IN ('under_way', 'done', 'refused', 'failed')),
  outcome    text,

  CONSTRAINT audit_log_outcome_at_the_end CHECK ((status = 'under_way') = (outcome IS NULL))
);

CREATE INDEX audit_log_by_age ON audit_log (at, id);
CREATE INDEX audit_log_of_user ON audit_log (who, at, id);
