-- Label photos, proofs of purchase and their like: pictures of a case that are to show something,
-- and what staff made of them.
CREATE TABLE evidence (
    case_number INTEGER NOT NULL,
    position    INTEGER NOT NULL,
    shows       TEXT NOT NULL CHECK (shows IN ('label', 'proof', 'date', 'other')),
    accepted    INTEGER CHECK (accepted IN (0, 1)), -- empty until somebody has looked
    judged_by   TEXT,
    judged_at   INTEGER,
    PRIMARY KEY (case_number, position),
    FOREIGN KEY (case_number, position) REFERENCES pictures (case_number, position),
    CHECK ((accepted IS NULL) = (judged_by IS NULL)),
    CHECK ((accepted IS NULL) = (judged_at IS NULL))
) STRICT, WITHOUT ROWID;

-- What a question of the desk asks for by name.
CREATE TABLE wanted_evidence (
    message_id INTEGER NOT NULL REFERENCES messages (id),
    shows      TEXT NOT NULL CHECK (shows IN ('label', 'proof', 'date', 'other')),
    PRIMARY KEY (message_id, shows)
) STRICT, WITHOUT ROWID;
