-- A case gets a line for each of its devices; a case so far becomes a case of one line. What a
-- release allows is a key or a file for a challenge, or dated answers.
--
-- SQLite changes a column by a new table, and a table that others refer to only together with
-- those: all of them are made anew here, and what refers to what is checked when all is done.
PRAGMA defer_foreign_keys = ON;

CREATE TABLE new_cases (
    number      INTEGER NOT NULL PRIMARY KEY CHECK (number BETWEEN 0 AND 999999999),
    arrival     INTEGER NOT NULL UNIQUE, -- 1, 2, 3 … as they came: two may come in one second
    opened_at   INTEGER NOT NULL,
    email       TEXT NOT NULL,           -- as typed, to mail to
    email_key   TEXT NOT NULL,           -- lower-case, to compare by
    country     TEXT NOT NULL,           -- ISO 3166-1, two letters
    place       TEXT NOT NULL,           -- place of purchase, as typed
    place_key   TEXT NOT NULL,           -- lower-case, to compare by
    business    TEXT NOT NULL,
    declaration TEXT NOT NULL,           -- version of the text that was ticked
    declared_at INTEGER NOT NULL
) STRICT;
INSERT INTO new_cases
    SELECT number, arrival, opened_at, email, email_key, country, place, place_key, business,
        declaration, declared_at
    FROM cases;

CREATE TABLE new_messages (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    case_number INTEGER NOT NULL REFERENCES new_cases (number),
    author      TEXT NOT NULL CHECK (author IN ('desk', 'holder')),
    at          INTEGER NOT NULL,
    text        TEXT NOT NULL
) STRICT;
INSERT INTO new_messages SELECT id, case_number, author, at, text FROM messages;
-- Questions were messages before. Reasons of rejections become messages now.
INSERT INTO new_messages (case_number, author, at, text)
    SELECT number, 'desk', stage_since, stage_text FROM cases WHERE stage = 'rejected'
    ORDER BY arrival;

-- One answer per challenge that stands, for ever: two clicks at once run into the index below.
CREATE TABLE new_releases (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    case_number    INTEGER NOT NULL REFERENCES new_cases (number),
    line           INTEGER NOT NULL,     -- position in the case
    approval       INTEGER NOT NULL,     -- 1, 2, 3 … in the case; one mail brings all of one
    again          INTEGER NOT NULL CHECK (again IN (0, 1)), -- whether it was given out before
    kind           TEXT NOT NULL CHECK (kind IN ('key', 'file', 'security-code', 'temporary-password')),
    challenge_hash BLOB REFERENCES challenges (hash),
    serial         TEXT,                 -- of dated answers
    started        TEXT,                 -- the device's start time, for security codes
    first_date     TEXT,                 -- of dated answers: one for each day from here …
    last_date      TEXT,                 -- … to here
    released_by    TEXT NOT NULL REFERENCES staff (name),
    released_at    INTEGER NOT NULL,
    revoked_by     TEXT REFERENCES staff (name),
    revoked_at     INTEGER,              -- taken back, before anybody saw the answer
    FOREIGN KEY (case_number, line) REFERENCES case_lines (case_number, position),
    CHECK ((kind IN ('key', 'file')) = (challenge_hash IS NOT NULL)),
    CHECK ((challenge_hash IS NULL) = (serial IS NOT NULL)),
    CHECK ((serial IS NULL) = (first_date IS NULL)),
    CHECK ((serial IS NULL) = (last_date IS NULL)),
    CHECK ((kind = 'security-code') = (started IS NOT NULL)),
    CHECK ((revoked_by IS NULL) = (revoked_at IS NULL))
) STRICT;

CREATE TABLE case_lines (
    case_number    INTEGER NOT NULL REFERENCES new_cases (number),
    position       INTEGER NOT NULL CHECK (position > 0), -- 1, 2, 3 … as the request names them
    stage          TEXT NOT NULL
        CHECK (stage IN ('received', 'more-wanted', 'answered', 'rejected', 'withdrawn')),
    stage_since    INTEGER NOT NULL,
    message_id     INTEGER REFERENCES new_messages (id), -- the open question, or the reason
    release_id     INTEGER REFERENCES new_releases (id),
    email_key      TEXT NOT NULL,        -- the case's, for the indexes below
    arrival        INTEGER NOT NULL,     -- likewise
    category       TEXT NOT NULL,
    serial         TEXT NOT NULL,
    model          TEXT NOT NULL,        -- as typed; the challenge may name another
    device_date    TEXT NOT NULL,        -- the date that the device showed, 2026-11-21
    kind           TEXT NOT NULL CHECK (kind IN ('key', 'file', 'security-code', 'temporary-password')),
    challenge_hash BLOB REFERENCES challenges (hash),
    started        TEXT,                 -- the start time that the device showed
    PRIMARY KEY (case_number, position),
    CHECK ((stage IN ('more-wanted', 'rejected')) = (message_id IS NOT NULL)),
    CHECK ((stage = 'answered') = (release_id IS NOT NULL)),
    CHECK ((kind IN ('key', 'file')) = (challenge_hash IS NOT NULL)),
    CHECK ((kind = 'security-code') = (started IS NOT NULL))
) STRICT, WITHOUT ROWID;

INSERT INTO new_releases (id, case_number, line, approval, again, kind, challenge_hash, released_by,
        released_at)
    SELECT id, case_number, 1, 1, 0, 'key', challenge_hash, released_by, released_at FROM releases;
INSERT INTO case_lines
    SELECT number, 1, stage, stage_since,
        CASE stage
            WHEN 'more-wanted' THEN (SELECT max(id) FROM messages
                WHERE case_number = number AND author = 'desk')
            WHEN 'rejected' THEN (SELECT max(id) FROM new_messages WHERE case_number = number)
        END,
        release_id, email_key, arrival, category, serial, model, device_date, answer,
        challenge_hash, NULL
    FROM cases;

CREATE TABLE new_pictures (
    case_number INTEGER NOT NULL REFERENCES new_cases (number),
    position    INTEGER NOT NULL,       -- from 1, in the order in which they came
    line        INTEGER,                -- the line that it came with; none: with a reply
    name        TEXT NOT NULL,          -- where the bytes lie
    media       TEXT NOT NULL,
    bytes       INTEGER NOT NULL,       -- how many
    added_at    INTEGER NOT NULL,
    PRIMARY KEY (case_number, position)
) STRICT;
INSERT INTO new_pictures
    SELECT case_number, position, NULL, name, media, bytes, added_at FROM pictures;

CREATE TABLE new_reply_links (
    token_hash  BLOB NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
    case_number INTEGER NOT NULL REFERENCES new_cases (number),
    ends        INTEGER NOT NULL
) STRICT;
INSERT INTO new_reply_links SELECT token_hash, case_number, ends FROM reply_links;

CREATE TABLE new_jobs (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    key          TEXT NOT NULL UNIQUE,  -- idempotency key; the Message-ID is made of it
    kind         TEXT NOT NULL,
    case_number  INTEGER REFERENCES new_cases (number), -- empty when it belongs to an order
    refers_to    INTEGER,               -- approval, release, message or order, by kind
    state        TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'dead')),
    due_at       INTEGER NOT NULL,
    attempt      INTEGER NOT NULL DEFAULT 0, -- number of the newest attempt
    leased_until INTEGER,               -- nobody else takes it before
    reason       TEXT,                  -- why the newest attempt failed
    dead_at      INTEGER,
    CHECK ((state = 'dead') = (dead_at IS NOT NULL))
) STRICT;
INSERT INTO new_jobs
    SELECT id,
        CASE kind
            WHEN 'notice' THEN key || '.' || refers_to
            WHEN 'rejected' THEN key || '.' || coalesce((SELECT message_id FROM case_lines l
                WHERE l.case_number = jobs.case_number), 0)
            ELSE key
        END,
        kind, case_number,
        CASE kind
            WHEN 'answer' THEN 1
            WHEN 'rejected' THEN coalesce((SELECT message_id FROM case_lines l
                WHERE l.case_number = jobs.case_number), 0)
            ELSE refers_to
        END,
        state, due_at, attempt, leased_until, reason, dead_at
    FROM jobs;

DROP TABLE jobs;
DROP TABLE reply_links;
DROP TABLE messages;
DROP TABLE pictures;
DROP TABLE releases;
DROP TABLE cases;
ALTER TABLE new_cases RENAME TO cases;
ALTER TABLE new_messages RENAME TO messages;
ALTER TABLE new_releases RENAME TO releases;
ALTER TABLE new_pictures RENAME TO pictures;
ALTER TABLE new_reply_links RENAME TO reply_links;
ALTER TABLE new_jobs RENAME TO jobs;

CREATE INDEX cases_by_email ON cases (email_key);
CREATE INDEX cases_by_place ON cases (place_key);
-- A form that is sent twice opens one case.
CREATE UNIQUE INDEX case_lines_open_once ON case_lines (challenge_hash, email_key)
    WHERE challenge_hash IS NOT NULL AND stage IN ('received', 'more-wanted');
CREATE UNIQUE INDEX case_lines_dated_open_once
    ON case_lines (serial, email_key, kind, device_date, coalesce(started, ''))
    WHERE challenge_hash IS NULL AND stage IN ('received', 'more-wanted');
CREATE INDEX case_lines_open ON case_lines (case_number)
    WHERE stage IN ('received', 'more-wanted');
CREATE INDEX case_lines_by_serial ON case_lines (serial, email_key, arrival);
CREATE UNIQUE INDEX releases_once ON releases (challenge_hash)
    WHERE challenge_hash IS NOT NULL AND again = 0 AND revoked_at IS NULL;
CREATE INDEX releases_by_case ON releases (case_number, approval, line);
CREATE INDEX messages_by_case ON messages (case_number);
CREATE INDEX pictures_by_line ON pictures (case_number, line);
CREATE INDEX reply_links_by_case ON reply_links (case_number);
CREATE INDEX jobs_waiting ON jobs (due_at) WHERE state = 'waiting';
