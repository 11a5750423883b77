-- Files of devices or flags that staff upload at the desk, and how far each has come. The files lie
-- beside the pictures until they are dealt with.
CREATE TABLE imports (
    id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind         TEXT NOT NULL CHECK (kind IN ('devices', 'flags')),
    title        TEXT NOT NULL,          -- the name that the file has at the sender's
    place        TEXT NOT NULL,          -- where its parts lie
    parts        BIGINT NOT NULL,
    bytes        BIGINT NOT NULL,
    ordered_by   TEXT NOT NULL,
    ordered_at   BIGINT NOT NULL,
    attempt      BIGINT NOT NULL DEFAULT 0,
    leased_until BIGINT,                -- nobody else takes it before
    line         BIGINT NOT NULL DEFAULT 0, -- the last line that is dealt with, for good
    added        BIGINT NOT NULL DEFAULT 0,
    changed      BIGINT NOT NULL DEFAULT 0,
    same         BIGINT NOT NULL DEFAULT 0,
    wrong        BIGINT NOT NULL DEFAULT 0,
    ended_at     BIGINT,
    reason       TEXT,                   -- why it did not come to its end
    CHECK (reason IS NULL OR ended_at IS NOT NULL)
);
CREATE INDEX imports_open ON imports (id) WHERE ended_at IS NULL;

-- Rows that were left out, as they stand in the file to mend, each with what is wrong.
CREATE TABLE import_faults (
    import_id BIGINT NOT NULL REFERENCES imports (id),
    line      BIGINT NOT NULL,
    fields    TEXT NOT NULL,             -- a line of CSV
    words     TEXT NOT NULL,
    PRIMARY KEY (import_id, line)
);
