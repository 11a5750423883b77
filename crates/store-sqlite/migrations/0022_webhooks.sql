-- Programs of others that are told what happens.
CREATE TABLE webhooks (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    url           TEXT NOT NULL,
    about         TEXT,                 -- what it is for, for people
    events        TEXT NOT NULL,        -- what it is told, with blanks between
    standing      TEXT NOT NULL DEFAULT 'on' CHECK (standing IN ('on', 'paused', 'off')),
    sealed        BLOB NOT NULL,        -- what signs, sealed, behind its place
    older_sealed  BLOB,                 -- what signs besides …
    older_until   INTEGER,              -- … until then
    added_at      INTEGER NOT NULL,
    failing_since INTEGER,              -- since when every call has failed
    why_off       TEXT NOT NULL DEFAULT '',
    CHECK ((older_sealed IS NULL) = (older_until IS NULL))
) STRICT;

-- What is to be sent to them, and what was.
CREATE TABLE webhook_deliveries (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    webhook      INTEGER NOT NULL REFERENCES webhooks (id),
    case_number  INTEGER,                -- the request that it tells of: what is erased there goes here
    message      TEXT NOT NULL,         -- its id for the receiver, the same in every attempt
    event        TEXT NOT NULL,
    body         TEXT NOT NULL,
    at           INTEGER NOT NULL,       -- when it happened
    due_at       INTEGER NOT NULL,
    attempt      INTEGER NOT NULL DEFAULT 0,
    leased_until INTEGER,               -- nobody else takes it before
    progress     TEXT NOT NULL DEFAULT 'waiting' CHECK (progress IN ('waiting', 'done', 'dead')),
    said         TEXT NOT NULL DEFAULT '', -- what came of the newest attempt
    tried_at     INTEGER
) STRICT;
CREATE INDEX webhook_deliveries_waiting ON webhook_deliveries (id) WHERE progress = 'waiting';
CREATE INDEX webhook_deliveries_of ON webhook_deliveries (webhook, id);
CREATE INDEX webhook_deliveries_case ON webhook_deliveries (case_number);
CREATE INDEX webhook_deliveries_at ON webhook_deliveries (at);
-- A receiver has one call at a time.
CREATE INDEX webhook_deliveries_leased ON webhook_deliveries (webhook, leased_until) WHERE leased_until IS NOT NULL;

-- The last entry of the audit trail that webhooks were told of. What was before is not told.
CREATE TABLE webhooks_told (
    one    INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    number INTEGER NOT NULL
) STRICT;
INSERT INTO webhooks_told (one, number) SELECT 1, coalesce(max(number), 0) FROM audit_links;
