-- A case gets a line for each of its devices; a case so far becomes a case of one line. What a
-- release allows is a key or a file for a challenge, or dated answers.

-- Questions were messages before. Reasons of rejections become messages now.
INSERT INTO messages (case_number, author, at, text)
    SELECT number, 'desk', stage_since, stage_text FROM cases WHERE stage = 'rejected'
    ORDER BY arrival;

CREATE TABLE case_lines (
    case_number    BIGINT NOT NULL REFERENCES cases (number),
    position       BIGINT NOT NULL CHECK (position > 0), -- 1, 2, 3 … as the request names them
    stage          TEXT NOT NULL
        CHECK (stage IN ('received', 'more-wanted', 'answered', 'rejected', 'withdrawn')),
    stage_since    BIGINT NOT NULL,
    message_id     BIGINT REFERENCES messages (id), -- the open question, or the reason
    release_id     BIGINT REFERENCES releases (id),
    email_key      TEXT NOT NULL,        -- the case's, for the indexes below
    arrival        BIGINT NOT NULL,      -- likewise
    category       TEXT NOT NULL,
    serial         TEXT NOT NULL,
    model          TEXT NOT NULL,        -- as typed; the challenge may name another
    device_date    TEXT NOT NULL,        -- the date that the device showed, 2026-11-21
    kind           TEXT NOT NULL CHECK (kind IN ('key', 'file', 'security-code', 'temporary-password')),
    challenge_hash BYTEA REFERENCES challenges (hash),
    started        TEXT,                 -- the start time that the device showed
    PRIMARY KEY (case_number, position),
    CHECK ((stage IN ('more-wanted', 'rejected')) = (message_id IS NOT NULL)),
    CHECK ((stage = 'answered') = (release_id IS NOT NULL)),
    CHECK ((kind IN ('key', 'file')) = (challenge_hash IS NOT NULL)),
    CHECK ((kind = 'security-code') = (started IS NOT NULL))
);
INSERT INTO case_lines
    SELECT number, 1, stage, stage_since,
        CASE stage
            WHEN 'more-wanted' THEN (SELECT max(id) FROM messages
                WHERE case_number = number AND author = 'desk')
            WHEN 'rejected' THEN (SELECT max(id) FROM messages WHERE case_number = number)
        END,
        release_id, email_key, arrival, category, serial, model, device_date, answer,
        challenge_hash, NULL
    FROM cases;

UPDATE jobs SET key = key || '.' || refers_to WHERE kind = 'notice';
UPDATE jobs SET refers_to = 1 WHERE kind = 'answer';
UPDATE jobs SET refers_to = coalesce((SELECT message_id FROM case_lines l
    WHERE l.case_number = jobs.case_number), 0) WHERE kind = 'rejected';
UPDATE jobs SET key = key || '.' || refers_to WHERE kind = 'rejected';

-- What moved to the lines; the checks and indexes on these columns go with them.
ALTER TABLE cases
    DROP COLUMN stage, DROP COLUMN stage_since, DROP COLUMN stage_text, DROP COLUMN release_id,
    DROP COLUMN category, DROP COLUMN serial, DROP COLUMN model, DROP COLUMN device_date,
    DROP COLUMN answer, DROP COLUMN challenge_hash;
-- A form that is sent twice opens one case.
CREATE UNIQUE INDEX case_lines_open_once ON case_lines (challenge_hash, email_key)
    WHERE challenge_hash IS NOT NULL AND stage IN ('received', 'more-wanted');
CREATE UNIQUE INDEX case_lines_dated_open_once
    ON case_lines (serial, email_key, kind, device_date, coalesce(started, ''))
    WHERE challenge_hash IS NULL AND stage IN ('received', 'more-wanted');
CREATE INDEX case_lines_open ON case_lines (case_number)
    WHERE stage IN ('received', 'more-wanted');
CREATE INDEX case_lines_by_serial ON case_lines (serial, email_key, arrival);

-- One answer per challenge that stands, for ever: two clicks at once run into the index below.
ALTER TABLE releases
    DROP CONSTRAINT releases_challenge_hash_key,
    ALTER COLUMN challenge_hash DROP NOT NULL,
    ADD COLUMN line BIGINT NOT NULL DEFAULT 1,     -- position in the case
    ADD COLUMN approval BIGINT NOT NULL DEFAULT 1, -- 1, 2, 3 … in the case; one mail brings all of one
    ADD COLUMN again BOOLEAN NOT NULL DEFAULT FALSE, -- whether it was given out before
    ADD COLUMN kind TEXT NOT NULL DEFAULT 'key'
        CHECK (kind IN ('key', 'file', 'security-code', 'temporary-password')),
    ADD COLUMN serial TEXT,                        -- of dated answers
    ADD COLUMN started TEXT,                       -- the device's start time, for security codes
    ADD COLUMN first_date TEXT,                    -- of dated answers: one for each day from here …
    ADD COLUMN last_date TEXT,                     -- … to here
    ADD COLUMN revoked_by TEXT REFERENCES staff (name),
    ADD COLUMN revoked_at BIGINT,                  -- taken back, before anybody saw the answer
    ADD FOREIGN KEY (case_number, line) REFERENCES case_lines (case_number, position),
    ADD CHECK ((kind IN ('key', 'file')) = (challenge_hash IS NOT NULL)),
    ADD CHECK ((challenge_hash IS NULL) = (serial IS NOT NULL)),
    ADD CHECK ((serial IS NULL) = (first_date IS NULL)),
    ADD CHECK ((serial IS NULL) = (last_date IS NULL)),
    ADD CHECK ((kind = 'security-code') = (started IS NOT NULL)),
    ADD CHECK ((revoked_by IS NULL) = (revoked_at IS NULL));
ALTER TABLE releases
    ALTER COLUMN line DROP DEFAULT, ALTER COLUMN approval DROP DEFAULT,
    ALTER COLUMN again DROP DEFAULT, ALTER COLUMN kind DROP DEFAULT;
CREATE UNIQUE INDEX releases_once ON releases (challenge_hash)
    WHERE challenge_hash IS NOT NULL AND NOT again AND revoked_at IS NULL;
CREATE INDEX releases_by_case ON releases (case_number, approval, line);

ALTER TABLE pictures ADD COLUMN line BIGINT; -- the line that it came with; none: with a reply
CREATE INDEX pictures_by_line ON pictures (case_number, line);
