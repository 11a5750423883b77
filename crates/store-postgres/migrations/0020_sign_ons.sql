-- Single sign-on: staff whom an identity provider (OpenID Connect) vouches for.

-- What ties an account to a provider: an address until the first sign-in, what the provider calls its
-- owner for good from then on.
CREATE TABLE sign_ons (
    staff     TEXT NOT NULL PRIMARY KEY REFERENCES staff (name),
    by_group  BOOLEAN NOT NULL,         -- the account and its role come from groups
    email     TEXT,
    email_key TEXT UNIQUE,              -- the address in lower case
    issuer    TEXT,
    subject   TEXT,
    bound_at  BIGINT,
    UNIQUE (issuer, subject),
    CHECK ((email IS NULL) = (email_key IS NULL)),
    CHECK ((email IS NULL) = (issuer IS NOT NULL AND subject IS NOT NULL AND bound_at IS NOT NULL))
);

-- Whether an account may be opened by password where the desk has only single sign-on.
ALTER TABLE staff ADD COLUMN emergency BOOLEAN NOT NULL DEFAULT FALSE;

-- A third way into a session.
ALTER TABLE sessions DROP CONSTRAINT sessions_way_check;
ALTER TABLE sessions ADD CHECK (way IN ('password', 'passkey', 'provider'));
-- When a sign-in was repeated for one answer; empty once used.
ALTER TABLE sessions ADD COLUMN granted_at BIGINT;
