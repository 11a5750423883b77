-- Tokens by which programs call the desk's functions. A program's name is an account that nobody can
-- sign in with; what it may do stands with its token.
ALTER TABLE staff ADD COLUMN program BOOLEAN NOT NULL DEFAULT FALSE;

CREATE TABLE api_tokens (
    id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    token_hash BYTEA NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
    name       TEXT NOT NULL UNIQUE REFERENCES staff (name),
    role       TEXT NOT NULL CHECK (role IN ('reader', 'agent', 'senior', 'admin', 'auditor')),
    answers    BOOLEAN NOT NULL,
    networks   TEXT NOT NULL,                -- from where, with blanks between; empty: from anywhere
    made_by    TEXT REFERENCES staff (name), -- empty: at the command line
    added_at   BIGINT NOT NULL,
    ends       BIGINT NOT NULL,
    used_at    BIGINT,                         -- last use, to the minute
    refused    BIGINT NOT NULL DEFAULT 0,      -- how often it was shown when or where it opened nothing
    revoked_at BIGINT
);

-- What was said to calls that carry an idempotency key, for a day.
CREATE TABLE api_answers (
    program  TEXT NOT NULL REFERENCES staff (name),
    key_hash BYTEA NOT NULL CHECK (octet_length(key_hash) = 32),
    asked    BYTEA NOT NULL CHECK (octet_length(asked) = 32), -- hash of method, address and body
    begun_at BIGINT NOT NULL,
    status   BIGINT,                           -- empty while the call is being dealt with
    media    TEXT,
    body     BYTEA,
    PRIMARY KEY (program, key_hash)
);
CREATE INDEX api_answers_by_time ON api_answers (begun_at);
