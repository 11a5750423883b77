-- What strangers did, as the limits count it. Each thing stands under HMAC-SHA-256 by the secret of
-- its day, so that whoever reads what is left of old days learns no address.
CREATE TABLE counts (
    name BYTEA NOT NULL CHECK (length(name) = 32),
    at   BIGINT NOT NULL
);
CREATE INDEX counts_by_name ON counts (name, at);
CREATE INDEX counts_by_time ON counts (at);

CREATE TABLE day_secrets (
    day    BIGINT NOT NULL PRIMARY KEY, -- days since 1970
    secret BYTEA NOT NULL CHECK (length(secret) = 32)
);

-- Solutions of puzzles that were used, until they are worth nothing anyway.
CREATE TABLE spent_puzzles (
    id   BYTEA NOT NULL PRIMARY KEY CHECK (length(id) = 32),
    ends BIGINT NOT NULL
);
CREATE INDEX spent_puzzles_by_end ON spent_puzzles (ends);

-- Addresses whose holders said that our mails reach them.
CREATE TABLE confirmed_addresses (
    address BYTEA NOT NULL PRIMARY KEY CHECK (length(address) = 32), -- SHA-256
    at      BIGINT NOT NULL
);

-- How many attempts ended in waiting for room in a mailbox; they are no failures.
ALTER TABLE jobs ADD COLUMN held BIGINT NOT NULL DEFAULT 0;
