-- What an entry of the trail tells can be erased, and the chain holds: from here on the hash of an entry
-- covers a hash of its detail, salted with what stands beside it and goes with it.
ALTER TABLE audit ADD COLUMN salt BYTEA CHECK (salt IS NULL OR octet_length(salt) = 16);
DROP TRIGGER audit_is_append_only ON audit;
UPDATE audit SET salt = uuid_send(gen_random_uuid()) WHERE detail <> '';
-- An entry changes in one way: detail and salt go together, and nothing else.
CREATE TRIGGER audit_is_append_only BEFORE DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
    FOR EACH ROW WHEN (NEW.id <> OLD.id OR NEW.at <> OLD.at OR NEW.actor <> OLD.actor OR NEW.act <> OLD.act
        OR NEW.subject <> OLD.subject OR NEW.detail <> '' OR NEW.salt IS NOT NULL)
    EXECUTE FUNCTION audit_is_append_only();
-- How the hash is made: 1 over the detail, 2 over its hash, which stands beside it.
ALTER TABLE audit_links ADD COLUMN form BIGINT NOT NULL DEFAULT 1 CHECK (form IN (1, 2));
ALTER TABLE audit_links ADD COLUMN detail BYTEA CHECK (detail IS NULL OR octet_length(detail) = 32);
-- The hashes of the details of entries of form 1. An entry of form 2 covers all of them; the program
-- writes both when it opens the database and finds entries of form 1 only.
CREATE TABLE audit_renewed (
    entry  BIGINT NOT NULL PRIMARY KEY REFERENCES audit (id),
    detail BYTEA NOT NULL CHECK (octet_length(detail) = 32)
);
CREATE TRIGGER audit_renewed_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_renewed
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
-- What was told of these a while ago is looked for by time.
CREATE INDEX audit_told ON audit (act, at) WHERE detail <> '';

-- Cases of which only number, times, stages, country, business type, categories, models and kinds of
-- answers are left. They stand in no queue.
CREATE TABLE erased_cases (
    case_number BIGINT NOT NULL PRIMARY KEY REFERENCES cases (number),
    erased_at   BIGINT NOT NULL,
    devices     BIGINT NOT NULL        -- for the figures
);

-- Cases that are kept beyond their time, as for a dispute.
CREATE TABLE case_holds (
    case_number BIGINT NOT NULL PRIMARY KEY REFERENCES cases (number),
    held_by     TEXT NOT NULL REFERENCES staff (name),
    held_at     BIGINT NOT NULL,
    ends        BIGINT NOT NULL,
    reason      TEXT NOT NULL
);

-- Pictures whose rows are gone and whose bytes are to go.
CREATE TABLE doomed_pictures (
    name TEXT NOT NULL PRIMARY KEY,
    at   BIGINT NOT NULL               -- since when
);

-- What the sweeps look for.
CREATE INDEX email_orders_by_time ON email_orders (at);
CREATE INDEX email_orders_by_challenge ON email_orders (challenge_hash);
CREATE INDEX jobs_over ON jobs (due_at) WHERE state <> 'waiting';
CREATE INDEX pictures_by_name ON pictures (name);
