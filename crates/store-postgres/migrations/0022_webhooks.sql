-- Programs of others that are told what happens.
CREATE TABLE webhooks (
    id            BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    url           TEXT NOT NULL,
    about         TEXT,                 -- what it is for, for people
    events        TEXT NOT NULL,        -- what it is told, with blanks between
    standing      TEXT NOT NULL DEFAULT 'on' CHECK (standing IN ('on', 'paused', 'off')),
    sealed        BYTEA NOT NULL,        -- what signs, sealed, behind its place
    older_sealed  BYTEA,                 -- what signs besides …
    older_until   BIGINT,              -- … until then
    added_at      BIGINT NOT NULL,
    failing_since BIGINT,              -- since when every call has failed
    why_off       TEXT NOT NULL DEFAULT '',
    CHECK ((older_sealed IS NULL) = (older_until IS NULL))
);

-- What is to be sent to them, and what was.
CREATE TABLE webhook_deliveries (
    id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    webhook      BIGINT NOT NULL REFERENCES webhooks (id),
    case_number  BIGINT,                -- the request that it tells of: what is erased there goes here
    message      TEXT NOT NULL,         -- its id for the receiver, the same in every attempt
    event        TEXT NOT NULL,
    body         TEXT NOT NULL,
    at           BIGINT NOT NULL,       -- when it happened
    due_at       BIGINT NOT NULL,
    attempt      BIGINT NOT NULL DEFAULT 0,
    leased_until BIGINT,               -- nobody else takes it before
    progress     TEXT NOT NULL DEFAULT 'waiting' CHECK (progress IN ('waiting', 'done', 'dead')),
    said         TEXT NOT NULL DEFAULT '', -- what came of the newest attempt
    tried_at     BIGINT
);
CREATE INDEX webhook_deliveries_waiting ON webhook_deliveries (id) WHERE progress = 'waiting';
CREATE INDEX webhook_deliveries_of ON webhook_deliveries (webhook, id);
CREATE INDEX webhook_deliveries_case ON webhook_deliveries (case_number);
CREATE INDEX webhook_deliveries_at ON webhook_deliveries (at);
-- A receiver has one call at a time.
CREATE INDEX webhook_deliveries_leased ON webhook_deliveries (webhook, leased_until) WHERE leased_until IS NOT NULL;

-- The last entry of the audit trail that webhooks were told of. What was before is not told.
CREATE TABLE webhooks_told (
    one    BIGINT NOT NULL PRIMARY KEY CHECK (one = 1),
    number BIGINT NOT NULL
);
INSERT INTO webhooks_told (one, number) SELECT 1, coalesce(max(number), 0) FROM audit_links;
