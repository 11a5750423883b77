-- The queue: where each case stands as a whole, kept beside its lines so that a page of it is read
-- from an index, however many cases there are. The program brings a case's row up to date when a
-- unit of work that touched its lines ends.
CREATE TABLE queue (
    case_number INTEGER NOT NULL PRIMARY KEY REFERENCES cases (number),
    stage       TEXT NOT NULL
        CHECK (stage IN ('received', 'more-wanted', 'answered', 'rejected', 'withdrawn')),
    -- The order: what waits for the desk (0), for the holder (1), has ended (2); then by when that
    -- began, and by arrival. What has ended has both negative, so that the newest comes first.
    rank        INTEGER NOT NULL CHECK (rank IN (0, 1, 2)),
    standing    INTEGER NOT NULL,
    tie         INTEGER NOT NULL,
    devices     INTEGER NOT NULL,
    open        INTEGER NOT NULL,
    country     TEXT NOT NULL,           -- the case's, for the index below
    -- Who is at work on the case. A claim lapses when it was not used for a while, unless somebody
    -- else gave it.
    claimed_by  TEXT REFERENCES staff (name),
    claimed_at  INTEGER,
    claim_used  INTEGER,
    assigned_by TEXT REFERENCES staff (name),
    CHECK ((claimed_by IS NULL) = (claimed_at IS NULL)),
    CHECK ((claimed_by IS NULL) = (claim_used IS NULL)),
    CHECK (claimed_by IS NOT NULL OR assigned_by IS NULL)
) STRICT;
INSERT INTO queue (case_number, stage, rank, standing, tie, devices, open, country)
SELECT c.number,
    CASE WHEN received > 0 THEN 'received' WHEN asked > 0 THEN 'more-wanted'
        WHEN answered > 0 THEN 'answered' WHEN rejected > 0 THEN 'rejected' ELSE 'withdrawn' END,
    CASE WHEN received > 0 THEN 0 WHEN asked > 0 THEN 1 ELSE 2 END,
    CASE WHEN received > 0 THEN received_since WHEN asked > 0 THEN asked_since ELSE -newest END,
    CASE WHEN received + asked > 0 THEN c.arrival ELSE -c.arrival END,
    devices, received + asked, c.country
FROM cases c JOIN (
    SELECT case_number, count(*) AS devices, max(stage_since) AS newest,
        sum(CASE WHEN stage = 'received' THEN 1 ELSE 0 END) AS received,
        min(CASE WHEN stage = 'received' THEN stage_since END) AS received_since,
        sum(CASE WHEN stage = 'more-wanted' THEN 1 ELSE 0 END) AS asked,
        min(CASE WHEN stage = 'more-wanted' THEN stage_since END) AS asked_since,
        sum(CASE WHEN stage = 'answered' THEN 1 ELSE 0 END) AS answered,
        sum(CASE WHEN stage = 'rejected' THEN 1 ELSE 0 END) AS rejected
    FROM case_lines GROUP BY case_number) AS l ON l.case_number = c.number;
CREATE INDEX queue_in_order ON queue (rank, standing, tie);
CREATE INDEX queue_by_stage ON queue (stage, rank, standing, tie);
CREATE INDEX queue_by_country ON queue (country, rank, standing, tie);
CREATE INDEX queue_by_claim ON queue (claimed_by, rank, standing, tie) WHERE claimed_by IS NOT NULL;

-- What staff put on cases.
CREATE TABLE labels (
    case_number INTEGER NOT NULL REFERENCES cases (number),
    label       TEXT NOT NULL,
    PRIMARY KEY (case_number, label)
) STRICT, WITHOUT ROWID;
CREATE INDEX labels_by_label ON labels (label, case_number);

-- What the queue is searched and filtered by.
CREATE INDEX case_lines_by_challenge ON case_lines (challenge_hash) WHERE challenge_hash IS NOT NULL;
