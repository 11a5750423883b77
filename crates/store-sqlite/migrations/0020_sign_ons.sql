-- Single sign-on: staff whom an identity provider (OpenID Connect) vouches for.

-- What ties an account to a provider: an address until the first sign-in, what the provider calls its
-- owner for good from then on.
CREATE TABLE sign_ons (
    staff     TEXT NOT NULL PRIMARY KEY REFERENCES staff (name),
    by_group  INTEGER NOT NULL CHECK (by_group IN (0, 1)), -- the account and its role come from groups
    email     TEXT,
    email_key TEXT UNIQUE,              -- the address in lower case
    issuer    TEXT,
    subject   TEXT,
    bound_at  INTEGER,
    UNIQUE (issuer, subject),
    CHECK ((email IS NULL) = (email_key IS NULL)),
    CHECK ((email IS NULL) = (issuer IS NOT NULL AND subject IS NOT NULL AND bound_at IS NOT NULL))
) STRICT;

-- Whether an account may be opened by password where the desk has only single sign-on.
ALTER TABLE staff ADD COLUMN emergency INTEGER NOT NULL DEFAULT 0 CHECK (emergency IN (0, 1));

-- A third way into a session. The table is made anew, for a check cannot be changed; who is signed in
-- stays so.
CREATE TABLE sessions_new (
    token_hash BLOB NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
    staff      TEXT NOT NULL REFERENCES staff (name),
    began      INTEGER NOT NULL,
    seen       INTEGER NOT NULL,        -- last use
    factor_at  INTEGER NOT NULL DEFAULT 0, -- when its owner last showed a second factor; 0: not known
    way        TEXT NOT NULL CHECK (way IN ('password', 'passkey', 'provider')),
    browser    TEXT NOT NULL DEFAULT '',
    granted_at INTEGER                  -- when a sign-in was repeated for one answer; empty once used
) STRICT;
INSERT INTO sessions_new (token_hash, staff, began, seen, factor_at, way, browser)
    SELECT token_hash, staff, began, seen, factor_at, way, browser FROM sessions;
DROP TABLE sessions;
ALTER TABLE sessions_new RENAME TO sessions;
