-- The trail is chained: each entry has a number and a hash that covers all before it. They stand in
-- a table of their own, so that rows from before need not be changed: the program chains those when
-- it opens the database and finds no head.
CREATE TABLE audit_links (
    number INTEGER NOT NULL PRIMARY KEY CHECK (number > 0),
    entry  INTEGER NOT NULL UNIQUE REFERENCES audit (id),
    hash   BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE TRIGGER audit_links_are_not_changed BEFORE UPDATE ON audit_links
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER audit_links_are_not_cut BEFORE DELETE ON audit_links
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;

-- The chain's end: one row.
CREATE TABLE audit_head (
    one    INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    number INTEGER NOT NULL CHECK (number >= 0), -- 0 while nothing was written
    hash   BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE TRIGGER audit_head_only_rises BEFORE UPDATE ON audit_head WHEN NEW.number <= OLD.number
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER audit_head_is_not_cut BEFORE DELETE ON audit_head
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
