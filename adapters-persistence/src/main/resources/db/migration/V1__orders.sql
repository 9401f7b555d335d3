-- Orders. The constraints repeat the invariants of the domain, so that no other way into the
-- database can break them either.
--
-- Texts are measured in code points, as the domain does. Amounts are minor units of the order's
-- currency. The versions of PostgreSQL that this is for begin with 14.

CREATE TABLE orders (
  id              uuid PRIMARY KEY,
  version         bigint NOT NULL CHECK (version >= 1),
  status          text NOT NULL
                  CHECK (status IN ('draft', 'submitted', 'fulfilled', 'cancelled')),
  customer_name   text NOT NULL CHECK (char_length(customer_name) BETWEEN 1 AND 200),
  -- The name with its case folded by the domain's rules, to be found by its beginning. Compared by
  -- code point: an index in the collation "C" serves LIKE 'beginning%', whatever the database's
  -- own collation is.
  customer_key    text COLLATE "C" NOT NULL CHECK (char_length(customer_key) BETWEEN 1 AND 200),
  customer_email  text CHECK (char_length(customer_email) <= 254),
  currency        text COLLATE "C" NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  total_cents     bigint NOT NULL CHECK (total_cents BETWEEN 0 AND 1000000000000000),
  note            text CHECK (char_length(note) <= 2000),
  revision        bigint NOT NULL CHECK (revision >= 1),
  sync_status     text NOT NULL
                  CHECK (sync_status IN ('pending', 'syncing', 'synced', 'failed')),
  external_id     text,
  last_synced_at  timestamptz,
  last_sync_error text CHECK (char_length(last_sync_error) <= 500),
  created_at      timestamptz NOT NULL,
  updated_at      timestamptz NOT NULL,

  CONSTRAINT orders_failed_with_error
    CHECK ((sync_status = 'failed') = (last_sync_error IS NOT NULL)),
  CONSTRAINT orders_synced_with_id_and_time
    CHECK (sync_status <> 'synced' OR (external_id IS NOT NULL AND last_synced_at IS NOT NULL))
);

CREATE TABLE line_items (
  order_id         uuid NOT NULL REFERENCES orders ON DELETE CASCADE,
  position         smallint NOT NULL CHECK (position BETWEEN 0 AND 499),
  sku              text CHECK (char_length(sku) <= 64),
  description      text NOT NULL CHECK (char_length(description) BETWEEN 1 AND 500),
  quantity         integer NOT NULL CHECK (quantity BETWEEN 1 AND 1000000),
  unit_price_cents bigint NOT NULL CHECK (unit_price_cents BETWEEN 0 AND 1000000000000),

  PRIMARY KEY (order_id, position)
);

-- Pages are read by creation and id, in both directions, from where the page before ended: one
-- index for the whole sequence and one for each filter, so that every page costs the same.
CREATE INDEX orders_by_creation ON orders (created_at, id);
CREATE INDEX orders_by_status ON orders (status, created_at, id);
CREATE INDEX orders_by_sync_status ON orders (sync_status, created_at, id);
CREATE INDEX orders_by_customer ON orders (customer_key, created_at, id);
