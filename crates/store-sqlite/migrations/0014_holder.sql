-- Links to a holder's own request, mailed to him: whoever has one has shown that the mailbox is his.
CREATE TABLE holder_links (
    token_hash  BLOB NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
    case_number INTEGER NOT NULL REFERENCES cases (number),
    ends        INTEGER NOT NULL
) STRICT;
CREATE INDEX holder_links_by_case ON holder_links (case_number);

-- Mails that holders ordered to their own mailboxes; the limits count them.
CREATE TABLE holder_orders (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    case_number INTEGER NOT NULL REFERENCES cases (number),
    kind        TEXT NOT NULL CHECK (kind IN ('link', 'answer')),
    at          INTEGER NOT NULL
) STRICT;
CREATE INDEX holder_orders_by_case ON holder_orders (case_number, kind, at);

-- What holders tell of their answers.
CREATE TABLE outcomes (
    case_number INTEGER NOT NULL,
    line        INTEGER NOT NULL,
    worked      INTEGER NOT NULL CHECK (worked IN (0, 1)),
    at          INTEGER NOT NULL,
    PRIMARY KEY (case_number, line),
    FOREIGN KEY (case_number, line) REFERENCES case_lines (case_number, position)
) STRICT;
