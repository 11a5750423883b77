-- What an entry of the trail tells can be erased, and the chain holds: from here on the hash of an entry
-- covers a hash of its detail, salted with what stands beside it and goes with it.
ALTER TABLE audit ADD COLUMN salt BLOB CHECK (salt IS NULL OR length(salt) = 16);
DROP TRIGGER audit_is_not_changed;
UPDATE audit SET salt = randomblob(16) WHERE detail <> '';
-- An entry changes in one way: detail and salt go together, and nothing else.
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
WHEN NEW.id <> OLD.id OR NEW.at <> OLD.at OR NEW.actor <> OLD.actor OR NEW.act <> OLD.act
    OR NEW.subject <> OLD.subject OR NEW.detail <> '' OR NEW.salt IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
-- How the hash is made: 1 over the detail, 2 over its hash, which stands beside it.
ALTER TABLE audit_links ADD COLUMN form INTEGER NOT NULL DEFAULT 1 CHECK (form IN (1, 2));
ALTER TABLE audit_links ADD COLUMN detail BLOB CHECK (detail IS NULL OR length(detail) = 32);
-- The hashes of the details of entries of form 1. An entry of form 2 covers all of them; the program
-- writes both when it opens the database and finds entries of form 1 only.
CREATE TABLE audit_renewed (
    entry  INTEGER NOT NULL PRIMARY KEY REFERENCES audit (id),
    detail BLOB NOT NULL CHECK (length(detail) = 32)
) STRICT;
CREATE TRIGGER audit_renewed_is_not_changed BEFORE UPDATE ON audit_renewed
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER audit_renewed_is_not_cut BEFORE DELETE ON audit_renewed
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;

-- What was told of these a while ago is looked for by time.
CREATE INDEX audit_told ON audit (act, at) WHERE detail <> '';

-- Cases of which only number, times, stages, country, business type, categories, models and kinds of
-- answers are left. They stand in no queue.
CREATE TABLE erased_cases (
    case_number INTEGER NOT NULL PRIMARY KEY REFERENCES cases (number),
    erased_at   INTEGER NOT NULL,
    devices     INTEGER NOT NULL        -- for the figures
) STRICT;

-- Cases that are kept beyond their time, as for a dispute.
CREATE TABLE case_holds (
    case_number INTEGER NOT NULL PRIMARY KEY REFERENCES cases (number),
    held_by     TEXT NOT NULL REFERENCES staff (name),
    held_at     INTEGER NOT NULL,
    ends        INTEGER NOT NULL,
    reason      TEXT NOT NULL
) STRICT;

-- Pictures whose rows are gone and whose bytes are to go.
CREATE TABLE doomed_pictures (
    name TEXT NOT NULL PRIMARY KEY,
    at   INTEGER NOT NULL               -- since when
) STRICT, WITHOUT ROWID;

-- What the sweeps look for.
CREATE INDEX email_orders_by_time ON email_orders (at);
CREATE INDEX email_orders_by_challenge ON email_orders (challenge_hash);
CREATE INDEX jobs_over ON jobs (due_at) WHERE state <> 'waiting';
CREATE INDEX pictures_by_name ON pictures (name);
