-- The trail is chained: each entry has a number and a hash that covers all before it. They stand in
-- a table of their own, so that rows from before need not be changed: the program chains those when
-- it opens the database and finds no head.
CREATE TABLE audit_links (
    number BIGINT NOT NULL PRIMARY KEY CHECK (number > 0),
    entry  BIGINT NOT NULL UNIQUE REFERENCES audit (id),
    hash   BYTEA NOT NULL CHECK (length(hash) = 32)
);
CREATE TRIGGER audit_links_are_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_links
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();

-- The chain's end: one row. Whoever writes entries locks it last of all, until the commit, so that
-- two nodes cannot continue the same end.
CREATE TABLE audit_head (
    one    INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    number BIGINT NOT NULL CHECK (number >= 0), -- 0 while nothing was written
    hash   BYTEA NOT NULL CHECK (length(hash) = 32)
);
CREATE TRIGGER audit_head_only_rises BEFORE UPDATE ON audit_head
    FOR EACH ROW WHEN (NEW.number <= OLD.number) EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_head_is_not_cut BEFORE DELETE OR TRUNCATE ON audit_head
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
