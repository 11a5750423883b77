-- Mails that devices order to their own reserved emails, one row each; the limits count them.
CREATE TABLE email_orders (
    id             BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    challenge_hash BYTEA NOT NULL REFERENCES challenges (hash),
    serial         TEXT NOT NULL REFERENCES devices (serial),
    scope          TEXT NOT NULL,         -- what the code is good for
    address        BYTEA NOT NULL CHECK (length(address) = 32), -- SHA-256 of who gets it
    network        TEXT NOT NULL,         -- where the order came from; of IPv6 the first 64 bits
    at             BIGINT NOT NULL
);
CREATE INDEX email_orders_by_serial ON email_orders (serial, at);
CREATE INDEX email_orders_by_address ON email_orders (address, at);
CREATE INDEX email_orders_by_network ON email_orders (network, at);

-- A mail may now belong to an order instead of a case.
ALTER TABLE jobs ALTER COLUMN case_number DROP NOT NULL;
