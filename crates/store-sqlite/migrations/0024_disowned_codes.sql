-- What the reader of an ordered mail says of it: that the order was not his.
ALTER TABLE email_orders ADD COLUMN disowned_at INTEGER;

-- Links by which he says so.
CREATE TABLE order_links (
    token_hash BLOB NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
    order_id   INTEGER NOT NULL REFERENCES email_orders (id) ON DELETE CASCADE,
    ends       INTEGER NOT NULL
) STRICT;
CREATE INDEX order_links_by_order ON order_links (order_id);

-- A flag of its own says so to the desk. SQLite changes a check by a new table.
CREATE TABLE device_flags_of_three_kinds (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    serial         TEXT NOT NULL REFERENCES devices (serial),
    kind           TEXT NOT NULL CHECK (kind IN ('stolen', 'blocked', 'disowned')),
    reason         TEXT NOT NULL,
    set_by         TEXT NOT NULL,       -- an actor, as in the audit trail
    set_at         INTEGER NOT NULL,
    cleared_by     TEXT,
    cleared_at     INTEGER,
    cleared_reason TEXT,
    CHECK ((cleared_by IS NULL) = (cleared_at IS NULL)),
    CHECK ((cleared_by IS NULL) = (cleared_reason IS NULL))
) STRICT;
INSERT INTO device_flags_of_three_kinds
    SELECT id, serial, kind, reason, set_by, set_at, cleared_by, cleared_at, cleared_reason
    FROM device_flags;
DROP TABLE device_flags;
ALTER TABLE device_flags_of_three_kinds RENAME TO device_flags;
CREATE UNIQUE INDEX device_flags_stand_once ON device_flags (serial, kind) WHERE cleared_at IS NULL;
CREATE INDEX device_flags_by_kind ON device_flags (kind, serial) WHERE cleared_at IS NULL;
CREATE INDEX device_flags_by_serial ON device_flags (serial);
