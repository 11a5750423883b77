-- Tokens by which programs call the desk's functions. A program's name is an account that nobody can
-- sign in with; what it may do stands with its token.
ALTER TABLE staff ADD COLUMN program INTEGER NOT NULL DEFAULT 0 CHECK (program IN (0, 1));

CREATE TABLE api_tokens (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    token_hash BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    name       TEXT NOT NULL UNIQUE REFERENCES staff (name),
    role       TEXT NOT NULL CHECK (role IN ('reader', 'agent', 'senior', 'admin', 'auditor')),
    answers    INTEGER NOT NULL CHECK (answers IN (0, 1)),
    networks   TEXT NOT NULL,                -- from where, with blanks between; empty: from anywhere
    made_by    TEXT REFERENCES staff (name), -- empty: at the command line
    added_at   INTEGER NOT NULL,
    ends       INTEGER NOT NULL,
    used_at    INTEGER,                         -- last use, to the minute
    refused    INTEGER NOT NULL DEFAULT 0,      -- how often it was shown when or where it opened nothing
    revoked_at INTEGER
) STRICT;

-- What was said to calls that carry an idempotency key, for a day.
CREATE TABLE api_answers (
    program  TEXT NOT NULL REFERENCES staff (name),
    key_hash BLOB NOT NULL CHECK (length(key_hash) = 32),
    asked    BLOB NOT NULL CHECK (length(asked) = 32), -- hash of method, address and body
    begun_at INTEGER NOT NULL,
    status   INTEGER,                           -- empty while the call is being dealt with
    media    TEXT,
    body     BLOB,
    PRIMARY KEY (program, key_hash)
) STRICT;
CREATE INDEX api_answers_by_time ON api_answers (begun_at);
