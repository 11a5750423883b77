-- The service's tables. Times are seconds since 1970-01-01T00:00:00Z.
-- Once landed, a migration is never edited: the next change is the next file.

-- The registry.
CREATE TABLE devices (
    serial   TEXT NOT NULL PRIMARY KEY, -- as printed on the label, upper-case
    model    TEXT NOT NULL,             -- as printed on the label
    sold_to  TEXT,                      -- who bought it from the manufacturer
    region   TEXT,                      -- where it was sold to be used
    added_at BIGINT NOT NULL,
    key      BYTEA CHECK (octet_length(key) = 32), -- X25519 public key, once enrolled
    key_at   BIGINT,                   -- when that key was put in place
    CHECK ((key IS NULL) = (key_at IS NULL))
);

-- Tokens that let one device post its enrolment.
CREATE TABLE enrolment_tokens (
    token_hash BYTEA NOT NULL PRIMARY KEY CHECK (octet_length(token_hash) = 32),
    ends       BIGINT NOT NULL,
    serial     TEXT                     -- the device it was spent on
);

-- Second enrolments with another key, which the desk decides on.
CREATE TABLE enrolment_conflicts (
    id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    serial     TEXT NOT NULL REFERENCES devices (serial),
    offered    BYTEA NOT NULL CHECK (octet_length(offered) = 32),
    at         BIGINT NOT NULL,        -- when the key was offered first
    decision   TEXT CHECK (decision IN ('keep', 'replace')),
    decided_by TEXT,
    decided_at BIGINT
);

-- Offering the same key again while nobody has decided is no news.
CREATE UNIQUE INDEX enrolment_conflicts_open_once
    ON enrolment_conflicts (serial, offered) WHERE decision IS NULL;

-- Challenges that requests brought, still sealed. There is no table for what is inside.
CREATE TABLE challenges (
    hash       BYTEA NOT NULL PRIMARY KEY CHECK (octet_length(hash) = 32), -- SHA-256 of the whole
    bytes      BYTEA NOT NULL,
    first_seen BIGINT NOT NULL         -- its life on the service's clock begins here
);

CREATE TABLE cases (
    number         BIGINT NOT NULL PRIMARY KEY CHECK (number BETWEEN 0 AND 999999999),
    arrival        BIGINT GENERATED ALWAYS AS IDENTITY UNIQUE, -- as they came: two may come in one second
    opened_at      BIGINT NOT NULL,
    stage          TEXT NOT NULL CHECK (stage IN ('received', 'more-wanted', 'answered', 'rejected')),
    stage_since    BIGINT NOT NULL,
    stage_text     TEXT,                -- the open question, or the reason of a rejection
    release_id     BIGINT,              -- references releases, below
    email          TEXT NOT NULL,       -- as typed, to mail to
    email_key      TEXT NOT NULL,       -- lower-case, to compare by
    country        TEXT NOT NULL,       -- ISO 3166-1, two letters
    place          TEXT NOT NULL,       -- place of purchase, as typed
    place_key      TEXT NOT NULL,       -- lower-case, to compare by
    business       TEXT NOT NULL,
    category       TEXT NOT NULL,
    serial         TEXT NOT NULL,
    model          TEXT NOT NULL,       -- as typed; the challenge may name another
    device_date    TEXT NOT NULL,       -- the date that the device showed, 2026-11-21
    answer         TEXT NOT NULL,       -- the kind of answer asked for
    challenge_hash BYTEA NOT NULL REFERENCES challenges (hash),
    declaration    TEXT NOT NULL,       -- version of the text that was ticked
    declared_at    BIGINT NOT NULL,
    CHECK ((stage IN ('more-wanted', 'rejected')) = (stage_text IS NOT NULL)),
    CHECK ((stage = 'answered') = (release_id IS NOT NULL))
);

-- A form that is sent twice opens one case.
CREATE UNIQUE INDEX cases_open_once ON cases (challenge_hash, email_key)
    WHERE stage IN ('received', 'more-wanted');
CREATE INDEX cases_queue ON cases (arrival) WHERE stage IN ('received', 'more-wanted');
CREATE INDEX cases_by_serial ON cases (serial, email_key, arrival);
CREATE INDEX cases_by_email ON cases (email_key);
CREATE INDEX cases_by_place ON cases (place_key);

CREATE TABLE pictures (
    case_number BIGINT NOT NULL REFERENCES cases (number),
    position    BIGINT NOT NULL,       -- from 1, in the order in which they came
    name        TEXT NOT NULL,          -- where the bytes lie
    media       TEXT NOT NULL,
    bytes       BIGINT NOT NULL,       -- how many
    added_at    BIGINT NOT NULL,
    PRIMARY KEY (case_number, position)
);

CREATE TABLE messages (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_number BIGINT NOT NULL REFERENCES cases (number),
    author      TEXT NOT NULL CHECK (author IN ('desk', 'holder')),
    at          BIGINT NOT NULL,
    text        TEXT NOT NULL
);
CREATE INDEX messages_by_case ON messages (case_number);

CREATE TABLE staff (
    name      TEXT NOT NULL PRIMARY KEY,
    password  TEXT NOT NULL,            -- Argon2id, as a PHC string
    totp      TEXT NOT NULL,            -- secret of the second factor, base 32
    totp_step BIGINT NOT NULL,         -- newest step used; only later ones are taken
    added_at  BIGINT NOT NULL
);

-- One answer per challenge, for ever: the uniqueness here is what two clicks at once run into.
CREATE TABLE releases (
    id             BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    challenge_hash BYTEA NOT NULL UNIQUE REFERENCES challenges (hash),
    case_number    BIGINT NOT NULL REFERENCES cases (number),
    released_by    TEXT NOT NULL REFERENCES staff (name),
    released_at    BIGINT NOT NULL
);

ALTER TABLE cases ADD FOREIGN KEY (release_id) REFERENCES releases (id);

-- Links by which holders reply; a link that was used is gone.
CREATE TABLE reply_links (
    token_hash  BYTEA NOT NULL PRIMARY KEY CHECK (octet_length(token_hash) = 32),
    case_number BIGINT NOT NULL REFERENCES cases (number),
    ends        BIGINT NOT NULL
);
CREATE INDEX reply_links_by_case ON reply_links (case_number);

-- Failed sign-ins in a row by name, also under names that nobody bears.
CREATE TABLE sign_in_tries (
    name     TEXT NOT NULL PRIMARY KEY,
    failures BIGINT NOT NULL,
    last_at  BIGINT NOT NULL
);

CREATE TABLE sessions (
    token_hash BYTEA NOT NULL PRIMARY KEY CHECK (octet_length(token_hash) = 32),
    staff      TEXT NOT NULL REFERENCES staff (name),
    began      BIGINT NOT NULL,
    seen       BIGINT NOT NULL         -- last use
);

-- Mails to send. A job that is done stays, so that its key is never taken again.
CREATE TABLE jobs (
    id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key          TEXT NOT NULL UNIQUE,  -- idempotency key; the Message-ID is made of it
    kind         TEXT NOT NULL,
    case_number  BIGINT NOT NULL REFERENCES cases (number),
    refers_to    BIGINT,               -- release or message, by kind
    state        TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'dead')),
    due_at       BIGINT NOT NULL,
    attempt      BIGINT NOT NULL DEFAULT 0, -- number of the newest attempt
    leased_until BIGINT,               -- nobody else takes it before
    reason       TEXT,                  -- why the newest attempt failed
    dead_at      BIGINT,
    CHECK ((state = 'dead') = (dead_at IS NOT NULL))
);
CREATE INDEX jobs_waiting ON jobs (due_at) WHERE state = 'waiting';

CREATE TABLE audit (
    id      BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      BIGINT NOT NULL,
    actor   TEXT NOT NULL,              -- staff:<name>, holder, device, operator, stranger, service
    act     TEXT NOT NULL,
    subject TEXT NOT NULL,              -- case number, serial number or staff name
    detail  TEXT NOT NULL
);
CREATE INDEX audit_by_subject ON audit (subject);
CREATE INDEX audit_by_act ON audit (act);

CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit trail is append-only';
END $$;
CREATE TRIGGER audit_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
