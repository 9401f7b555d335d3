-- Keys that clients show. What is kept of a key does not let anybody in. All times are this server's.
CREATE TABLE api_keys (
  id           uuid PRIMARY KEY,
  name         varchar(100) NOT NULL CHECK (name <> ''),
  -- The SHA-256 of the whole key.
  digest       bytea NOT NULL UNIQUE CHECK (octet_length(digest) = 32),
  last_four    text NOT NULL CHECK (last_four ~ '^[0-9A-Za-z]{4}$'),
  scopes       text[] NOT NULL CHECK (cardinality(scopes) > 0 AND scopes <@ ARRAY[
                 'orders:read', 'orders:write', 'jobs:read', 'jobs:write', 'jobs:admin']),
  created_at   timestamptz NOT NULL,
  -- Null if it is valid until it is revoked.
  expires_at   timestamptz CHECK (expires_at > created_at),
  revoked_at   timestamptz,
  -- To the minute.
  last_used_at timestamptz
);
