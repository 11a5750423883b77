-- Mails that devices order to their own reserved emails, one row each; the limits count them.
CREATE TABLE email_orders (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    challenge_hash BLOB NOT NULL REFERENCES challenges (hash),
    serial         TEXT NOT NULL REFERENCES devices (serial),
    scope          TEXT NOT NULL,         -- what the code is good for
    address        BLOB NOT NULL CHECK (length(address) = 32), -- SHA-256 of who gets it
    network        TEXT NOT NULL,         -- where the order came from; of IPv6 the first 64 bits
    at             INTEGER NOT NULL
) STRICT;
CREATE INDEX email_orders_by_serial ON email_orders (serial, at);
CREATE INDEX email_orders_by_address ON email_orders (address, at);
CREATE INDEX email_orders_by_network ON email_orders (network, at);

-- A mail may now belong to an order instead of a case. SQLite changes a column by a new table.
CREATE TABLE jobs_of_cases_or_orders (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    key          TEXT NOT NULL UNIQUE,  -- idempotency key; the Message-ID is made of it
    kind         TEXT NOT NULL,
    case_number  INTEGER REFERENCES cases (number), -- empty when it belongs to an order
    refers_to    INTEGER,               -- release, message or order, by kind
    state        TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'dead')),
    due_at       INTEGER NOT NULL,
    attempt      INTEGER NOT NULL DEFAULT 0, -- number of the newest attempt
    leased_until INTEGER,               -- nobody else takes it before
    reason       TEXT,                  -- why the newest attempt failed
    dead_at      INTEGER,
    CHECK ((state = 'dead') = (dead_at IS NOT NULL))
) STRICT;
INSERT INTO jobs_of_cases_or_orders
    SELECT id, key, kind, case_number, refers_to, state, due_at, attempt, leased_until, reason, dead_at
    FROM jobs;
DROP TABLE jobs;
ALTER TABLE jobs_of_cases_or_orders RENAME TO jobs;
CREATE INDEX jobs_waiting ON jobs (due_at) WHERE state = 'waiting';
