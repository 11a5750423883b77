-- First approvals of lines that two people approve. A row stands: it goes when the second person
-- approves, when it is taken back, or when the facts changed; the audit trail keeps what happened.
CREATE TABLE proposals (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    case_number INTEGER NOT NULL REFERENCES cases (number),
    line        INTEGER NOT NULL,
    proposed_by TEXT NOT NULL REFERENCES staff (name),
    proposed_at INTEGER NOT NULL,
    facts       BLOB NOT NULL CHECK (length(facts) = 32), -- SHA-256 over what was shown for it
    exception   TEXT,                     -- the reason, where points were missing
    UNIQUE (case_number, line),
    FOREIGN KEY (case_number, line) REFERENCES case_lines (case_number, position)
) STRICT;

-- Cases that a member of staff opened for a holder; all others came by the portal.
CREATE TABLE case_openers (
    case_number INTEGER NOT NULL PRIMARY KEY REFERENCES cases (number),
    opened_by   TEXT NOT NULL REFERENCES staff (name)
) STRICT;

-- What became of a holder's earlier requests is looked up for every request.
CREATE INDEX case_lines_by_holder ON case_lines (email_key, stage);
