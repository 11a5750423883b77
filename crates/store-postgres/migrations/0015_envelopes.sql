-- The envelopes of mails, one for each sending: the address that a mail comes back to holds a token.
CREATE TABLE envelopes (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    token_hash  BYTEA NOT NULL UNIQUE CHECK (length(token_hash) = 32), -- SHA-256 of the token
    job         BIGINT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
    sent_at     BIGINT NOT NULL,
    outcome     TEXT CHECK (outcome IN ('failed', 'delayed')), -- what a mail server reported
    status      TEXT,                   -- why, by RFC 3463, such as 5.1.1
    returned_at BIGINT,
    CHECK ((outcome IS NULL) = (returned_at IS NULL))
);
CREATE INDEX envelopes_by_job ON envelopes (job);
CREATE INDEX envelopes_by_time ON envelopes (sent_at);
CREATE INDEX jobs_by_case ON jobs (case_number);
