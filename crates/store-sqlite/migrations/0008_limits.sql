-- What strangers did, as the limits count it. Each thing stands under HMAC-SHA-256 by the secret of
-- its day, so that whoever reads what is left of old days learns no address.
CREATE TABLE counts (
    name BLOB NOT NULL CHECK (length(name) = 32),
    at   INTEGER NOT NULL
) STRICT;
CREATE INDEX counts_by_name ON counts (name, at);
CREATE INDEX counts_by_time ON counts (at);

CREATE TABLE day_secrets (
    day    INTEGER NOT NULL PRIMARY KEY, -- days since 1970
    secret BLOB NOT NULL CHECK (length(secret) = 32)
) STRICT;

-- Solutions of puzzles that were used, until they are worth nothing anyway.
CREATE TABLE spent_puzzles (
    id   BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 32),
    ends INTEGER NOT NULL
) STRICT;
CREATE INDEX spent_puzzles_by_end ON spent_puzzles (ends);

-- Addresses whose holders said that our mails reach them.
CREATE TABLE confirmed_addresses (
    address BLOB NOT NULL PRIMARY KEY CHECK (length(address) = 32), -- SHA-256
    at      INTEGER NOT NULL
) STRICT;

-- How many attempts ended in waiting for room in a mailbox; they are no failures.
ALTER TABLE jobs ADD COLUMN held INTEGER NOT NULL DEFAULT 0;
