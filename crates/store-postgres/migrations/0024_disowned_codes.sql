-- What the reader of an ordered mail says of it: that the order was not his.
ALTER TABLE email_orders ADD COLUMN disowned_at BIGINT;

-- Links by which he says so.
CREATE TABLE order_links (
    token_hash BYTEA NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
    order_id   BIGINT NOT NULL REFERENCES email_orders (id) ON DELETE CASCADE,
    ends       BIGINT NOT NULL
);
CREATE INDEX order_links_by_order ON order_links (order_id);

-- A flag of its own says so to the desk.
ALTER TABLE device_flags DROP CONSTRAINT device_flags_kind_check;
ALTER TABLE device_flags ADD CONSTRAINT device_flags_kind_check
    CHECK (kind IN ('stolen', 'blocked', 'disowned'));
