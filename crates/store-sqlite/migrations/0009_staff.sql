-- What each member of staff may do. Whoever has an account from before could do everything.
ALTER TABLE staff ADD COLUMN role TEXT NOT NULL DEFAULT 'admin'
    CHECK (role IN ('agent', 'senior', 'admin', 'auditor'));
-- When its owner left: the account opens nothing since, and its name stays for the audit trail.
ALTER TABLE staff ADD COLUMN removed_at INTEGER;

-- When the session's owner last showed a second factor; 0 where it is not known.
ALTER TABLE sessions ADD COLUMN factor_at INTEGER NOT NULL DEFAULT 0;
