-- Flags on devices, distributors, and the indexes that the desk looks for devices by.
CREATE TABLE device_flags (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    serial         TEXT NOT NULL REFERENCES devices (serial),
    kind           TEXT NOT NULL CHECK (kind IN ('stolen', 'blocked')),
    reason         TEXT NOT NULL,
    set_by         TEXT NOT NULL,       -- an actor, as in the audit trail
    set_at         INTEGER NOT NULL,
    cleared_by     TEXT,
    cleared_at     INTEGER,
    cleared_reason TEXT,
    CHECK ((cleared_by IS NULL) = (cleared_at IS NULL)),
    CHECK ((cleared_by IS NULL) = (cleared_reason IS NULL))
) STRICT;
CREATE UNIQUE INDEX device_flags_stand_once ON device_flags (serial, kind) WHERE cleared_at IS NULL;
CREATE INDEX device_flags_by_kind ON device_flags (kind, serial) WHERE cleared_at IS NULL;
CREATE INDEX device_flags_by_serial ON device_flags (serial);

CREATE TABLE distributors (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    country TEXT,                       -- ISO 3166-1, two letters
    contact TEXT                        -- whom to ask there
) STRICT;

-- Its own name at position 0, and the names under which holders and files know it.
CREATE TABLE distributor_names (
    distributor INTEGER NOT NULL REFERENCES distributors (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    name        TEXT NOT NULL,
    key         TEXT NOT NULL,          -- to compare by: no case, accents, signs, legal forms
    PRIMARY KEY (distributor, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX distributor_names_by_key ON distributor_names (key);

-- The serial number backwards, to look for its end.
ALTER TABLE devices ADD COLUMN backwards TEXT GENERATED ALWAYS AS (
    substr(serial, 24, 1) || substr(serial, 23, 1) || substr(serial, 22, 1) || substr(serial, 21, 1) ||
    substr(serial, 20, 1) || substr(serial, 19, 1) || substr(serial, 18, 1) || substr(serial, 17, 1) ||
    substr(serial, 16, 1) || substr(serial, 15, 1) || substr(serial, 14, 1) || substr(serial, 13, 1) ||
    substr(serial, 12, 1) || substr(serial, 11, 1) || substr(serial, 10, 1) || substr(serial, 9, 1) ||
    substr(serial, 8, 1) || substr(serial, 7, 1) || substr(serial, 6, 1) || substr(serial, 5, 1) ||
    substr(serial, 4, 1) || substr(serial, 3, 1) || substr(serial, 2, 1) || substr(serial, 1, 1)
) VIRTUAL;
CREATE INDEX devices_by_end ON devices (backwards);
CREATE INDEX devices_by_model ON devices (lower(model), serial);
CREATE INDEX devices_by_buyer ON devices (lower(sold_to), serial) WHERE sold_to IS NOT NULL;
