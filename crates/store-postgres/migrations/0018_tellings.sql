-- Addresses reserved in devices that are told when somebody asks by a challenge, and what they said.
-- The address itself stands in the challenge, sealed; one mail tells all devices of a request that
-- have the same.
CREATE TABLE tellings (
    challenge_hash BYTEA NOT NULL PRIMARY KEY REFERENCES challenges (hash),
    case_number    BIGINT NOT NULL REFERENCES cases (number),
    line           BIGINT NOT NULL,
    mail           BIGINT NOT NULL,     -- the first line of those that one mail tells of
    told_at        BIGINT,              -- when that mail left; empty again when it came back
    objected_at    BIGINT,
    set_aside_by   TEXT REFERENCES staff (name),
    set_aside_at   BIGINT,
    FOREIGN KEY (case_number, line) REFERENCES case_lines (case_number, position),
    CHECK ((set_aside_by IS NULL) = (set_aside_at IS NULL)),
    CHECK (set_aside_at IS NULL OR objected_at IS NOT NULL)
);
CREATE INDEX tellings_by_mail ON tellings (case_number, mail);

-- Links by which those addresses say that it was not they who asked.
CREATE TABLE objection_links (
    token_hash  BYTEA NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
    case_number BIGINT NOT NULL REFERENCES cases (number),
    mail        BIGINT NOT NULL,
    ends        BIGINT NOT NULL
);
CREATE INDEX objection_links_by_case ON objection_links (case_number);
