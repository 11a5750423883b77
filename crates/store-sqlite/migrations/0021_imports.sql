-- Files of devices or flags that staff upload at the desk, and how far each has come. The files lie
-- beside the pictures until they are dealt with.
CREATE TABLE imports (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    kind         TEXT NOT NULL CHECK (kind IN ('devices', 'flags')),
    title        TEXT NOT NULL,          -- the name that the file has at the sender's
    place        TEXT NOT NULL,          -- where its parts lie
    parts        INTEGER NOT NULL,
    bytes        INTEGER NOT NULL,
    ordered_by   TEXT NOT NULL,
    ordered_at   INTEGER NOT NULL,
    attempt      INTEGER NOT NULL DEFAULT 0,
    leased_until INTEGER,                -- nobody else takes it before
    line         INTEGER NOT NULL DEFAULT 0, -- the last line that is dealt with, for good
    added        INTEGER NOT NULL DEFAULT 0,
    changed      INTEGER NOT NULL DEFAULT 0,
    same         INTEGER NOT NULL DEFAULT 0,
    wrong        INTEGER NOT NULL DEFAULT 0,
    ended_at     INTEGER,
    reason       TEXT,                   -- why it did not come to its end
    CHECK (reason IS NULL OR ended_at IS NOT NULL)
) STRICT;
CREATE INDEX imports_open ON imports (id) WHERE ended_at IS NULL;

-- Rows that were left out, as they stand in the file to mend, each with what is wrong.
CREATE TABLE import_faults (
    import_id INTEGER NOT NULL REFERENCES imports (id),
    line      INTEGER NOT NULL,
    fields    TEXT NOT NULL,             -- a line of CSV
    words     TEXT NOT NULL,
    PRIMARY KEY (import_id, line)
) STRICT, WITHOUT ROWID;
