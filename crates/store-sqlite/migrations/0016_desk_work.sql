-- What staff keep on cases for each other. No mail and no page of the portal shows it.
CREATE TABLE notes (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    case_number INTEGER NOT NULL REFERENCES cases (number),
    author      TEXT NOT NULL REFERENCES staff (name),
    at          INTEGER NOT NULL,
    text        TEXT NOT NULL
) STRICT;
CREATE INDEX notes_by_case ON notes (case_number);

-- Answers for reuse, with names in braces for what differs from case to case.
CREATE TABLE canned_replies (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    used_for TEXT NOT NULL CHECK (used_for IN ('question', 'rejection')),
    title    TEXT NOT NULL,
    text     TEXT NOT NULL,
    UNIQUE (used_for, title)
) STRICT;
INSERT INTO canned_replies (used_for, title, text) VALUES
    ('rejection', 'Picture of another device',
        'The picture and the serial number {serial} belong to different devices.'),
    ('rejection', 'Owner not confirmed',
        'We could not confirm that you own the device or act for its owner.'),
    ('rejection', 'Purchase does not fit',
        'What you told us about the purchase does not fit what we know of the device.'),
    ('rejection', 'Another model', 'The request names another model than the device itself.'),
    ('question', 'Who sold the device',
        'Which shop or installer sold the device {serial}, and when? A picture of the invoice helps.'),
    ('question', 'Label of the device',
        'Please send a picture of the label on the device {serial}, with its serial number.');

-- What the desk decided, for its figures. Whether the promise was kept is written down here, by the
-- calendar of that moment: a holiday that is added later changes no verdict of the past.
CREATE TABLE decisions (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    case_number INTEGER NOT NULL REFERENCES cases (number),
    at          INTEGER NOT NULL,
    decided_by  TEXT NOT NULL,
    outcome     TEXT NOT NULL CHECK (outcome IN ('answered', 'rejected', 'asked')),
    reason      TEXT NOT NULL,           -- kind of answer, or title of an answer for reuse, or empty
    devices     INTEGER NOT NULL,
    awaited     INTEGER,                 -- since when the desk was; empty while the holder was
    within      INTEGER CHECK (within IN (0, 1)), -- empty when nothing was promised, or long ago
    CHECK (within IS NULL OR awaited IS NOT NULL)
) STRICT;
CREATE INDEX decisions_by_time ON decisions (at);
-- From before this table: what is known of it.
INSERT INTO decisions (case_number, at, decided_by, outcome, reason, devices)
    SELECT case_number, stage_since, '', stage, CASE stage WHEN 'answered' THEN kind ELSE '' END,
        count(*)
    FROM case_lines WHERE stage IN ('answered', 'rejected')
    GROUP BY case_number, stage_since, stage, kind;

CREATE INDEX cases_by_time ON cases (opened_at);
