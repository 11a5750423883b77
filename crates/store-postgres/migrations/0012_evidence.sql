-- Label photos, proofs of purchase and their like: pictures of a case that are to show something,
-- and what staff made of them.
CREATE TABLE evidence (
    case_number BIGINT NOT NULL,
    position    BIGINT NOT NULL,
    shows       TEXT NOT NULL CHECK (shows IN ('label', 'proof', 'date', 'other')),
    accepted    BOOLEAN, -- empty until somebody has looked
    judged_by   TEXT,
    judged_at   BIGINT,
    PRIMARY KEY (case_number, position),
    FOREIGN KEY (case_number, position) REFERENCES pictures (case_number, position),
    CHECK ((accepted IS NULL) = (judged_by IS NULL)),
    CHECK ((accepted IS NULL) = (judged_at IS NULL))
);

-- What a question of the desk asks for by name.
CREATE TABLE wanted_evidence (
    message_id BIGINT NOT NULL REFERENCES messages (id),
    shows      TEXT NOT NULL CHECK (shows IN ('label', 'proof', 'date', 'other')),
    PRIMARY KEY (message_id, shows)
);
