-- Flags on devices, distributors, and the indexes that the desk looks for devices by.
CREATE TABLE device_flags (
    id             BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    serial         TEXT NOT NULL REFERENCES devices (serial),
    kind           TEXT NOT NULL CHECK (kind IN ('stolen', 'blocked')),
    reason         TEXT NOT NULL,
    set_by         TEXT NOT NULL,       -- an actor, as in the audit trail
    set_at         BIGINT NOT NULL,
    cleared_by     TEXT,
    cleared_at     BIGINT,
    cleared_reason TEXT,
    CHECK ((cleared_by IS NULL) = (cleared_at IS NULL)),
    CHECK ((cleared_by IS NULL) = (cleared_reason IS NULL))
);
CREATE UNIQUE INDEX device_flags_stand_once ON device_flags (serial, kind) WHERE cleared_at IS NULL;
CREATE INDEX device_flags_by_kind ON device_flags (kind, serial) WHERE cleared_at IS NULL;
CREATE INDEX device_flags_by_serial ON device_flags (serial);

CREATE TABLE distributors (
    id      BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    country TEXT,                       -- ISO 3166-1, two letters
    contact TEXT                        -- whom to ask there
);

-- Its own name at position 0, and the names under which holders and files know it.
CREATE TABLE distributor_names (
    distributor BIGINT NOT NULL REFERENCES distributors (id) ON DELETE CASCADE,
    position    BIGINT NOT NULL,
    name        TEXT NOT NULL,
    key         TEXT NOT NULL,          -- to compare by: no case, accents, signs, legal forms
    PRIMARY KEY (distributor, position)
);
CREATE INDEX distributor_names_by_key ON distributor_names (key);

-- Whatever the database's language is, a beginning is a range of bytes.
CREATE INDEX devices_by_beginning ON devices (serial COLLATE "C");
CREATE INDEX devices_by_end ON devices ((reverse(serial) COLLATE "C"));
CREATE INDEX devices_by_model ON devices ((lower(model) COLLATE "C"), serial COLLATE "C");
CREATE INDEX devices_by_buyer ON devices ((lower(sold_to) COLLATE "C"), serial COLLATE "C")
    WHERE sold_to IS NOT NULL;
