-- How staff sign in. From here on, password and totp in staff may be empty: while none was chosen.

-- How a session was entered, and what the browser called itself, for its owner to tell it by.
ALTER TABLE sessions ADD COLUMN way TEXT NOT NULL DEFAULT 'password'
    CHECK (way IN ('password', 'passkey'));
ALTER TABLE sessions ADD COLUMN browser TEXT NOT NULL DEFAULT '';

-- Links by which somebody sets his sign-in up; one that was used is gone.
CREATE TABLE invitations (
    token_hash BLOB NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
    staff      TEXT NOT NULL REFERENCES staff (name),
    kind       TEXT NOT NULL CHECK (kind IN ('welcome', 'second-factor')),
    ends       INTEGER NOT NULL
) STRICT;
CREATE INDEX invitations_by_staff ON invitations (staff);

CREATE TABLE passkeys (
    credential BLOB NOT NULL PRIMARY KEY, -- the id that its authenticator gave it
    staff      TEXT NOT NULL REFERENCES staff (name),
    title      TEXT NOT NULL,           -- what its owner calls it
    data       TEXT NOT NULL,           -- public key and counters, as JSON of the library that checks
    added_at   INTEGER NOT NULL,
    used_at    INTEGER
) STRICT;
CREATE INDEX passkeys_by_staff ON passkeys (staff);

-- Our side of a passkey's ceremony: the challenge and what goes with it, good once and for minutes.
CREATE TABLE ceremonies (
    token_hash BLOB NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
    state      TEXT NOT NULL,
    ends       INTEGER NOT NULL
) STRICT;
