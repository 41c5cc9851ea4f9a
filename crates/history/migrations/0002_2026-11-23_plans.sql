-- Plans with their records, and what submissions and calls need to run, be verified and be undone.

-- Existing submissions were sent without a plan. What a service only promised or said was never
-- read back, so it is unknown; their meaning keeps the old words.
-- What was still open will not go on: without a plan nobody could tell with what.
UPDATE submissions SET finished_at = coalesce(finished_at, created_at), meaning = CASE state
    WHEN 'prepared' THEN 'Roster ended before it was sent. Nothing was sent.'
    ELSE 'Roster ended while it was on its way. It may or may not have worked: look at the service.' END
WHERE state IN ('prepared', 'sending');
UPDATE calls SET detail = coalesce(detail, CASE state
    WHEN 'prepared' THEN 'Roster ended before it was sent' ELSE 'Roster ended while it was on its way' END)
WHERE state IN ('prepared', 'sent');
UPDATE calls SET state = CASE state WHEN 'sent' THEN 'unknown' WHEN 'prepared' THEN 'not_sent' ELSE state END;

-- The person's or the learned rate budget of a connection; null is the service's usual one.
ALTER TABLE connections ADD COLUMN budget_calls INTEGER;
ALTER TABLE connections ADD COLUMN budget_window_ms INTEGER;

CREATE TABLE plans (
    row             INTEGER PRIMARY KEY,
    id              TEXT NOT NULL UNIQUE,
    service         TEXT NOT NULL,
    connection_id   TEXT REFERENCES connections (id) ON DELETE SET NULL,
    label           TEXT NOT NULL,
    letters         TEXT NOT NULL,
    colour          TEXT NOT NULL,
    kind            TEXT NOT NULL,
    -- assign, try, rest, retry or undo.
    purpose         TEXT NOT NULL,
    -- What it was made from, where it was not made from the form's filter.
    from_plan       TEXT REFERENCES plans (id) ON DELETE SET NULL,
    from_submission TEXT REFERENCES submissions (id) ON DELETE SET NULL,
    form            TEXT NOT NULL,
    names           TEXT NOT NULL,
    -- exact or as_filtered; as filtered becomes exact when a record is left out.
    mode            TEXT NOT NULL,
    -- reading, ready, failed or cancelled.
    state           TEXT NOT NULL,
    -- Why it failed, for people.
    trouble         TEXT NOT NULL,
    trouble_detail  TEXT NOT NULL,
    -- How many calls reading took.
    read_calls      INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    ready_at        INTEGER,
    expires_at      INTEGER
) STRICT;

CREATE TABLE records (
    plan     INTEGER NOT NULL REFERENCES plans (row) ON DELETE CASCADE,
    -- Its number in the plan, from 1, in the service's order.
    seq      INTEGER NOT NULL,
    id       TEXT NOT NULL,
    email    TEXT NOT NULL,
    name     TEXT NOT NULL,
    detail   TEXT NOT NULL,
    company  TEXT NOT NULL,
    active   INTEGER NOT NULL,
    -- An owner's user id or a team's id; null is nobody.
    before   TEXT,
    -- An id, nobody or any; null until the plan is arranged.
    intended TEXT,
    -- change, right, left_out or skipped.
    standing TEXT NOT NULL,
    -- The call that changes it.
    call     INTEGER,
    -- What the check before sending saw: an id, nobody, gone or unmatched.
    checked  TEXT,
    -- What it was last read back with, likewise.
    after    TEXT,
    read_at  INTEGER,
    outcome  TEXT,
    why      TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (plan, seq)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX records_by_id ON records (plan, id);
CREATE INDEX records_by_standing ON records (plan, standing, seq);
CREATE INDEX records_by_outcome ON records (plan, outcome, seq);
CREATE INDEX records_by_call ON records (plan, call);

ALTER TABLE submissions ADD COLUMN plan_id TEXT REFERENCES plans (id) ON DELETE SET NULL;
-- assign, try, rest, retry or undo, as its plan's.
ALTER TABLE submissions ADD COLUMN purpose TEXT NOT NULL DEFAULT 'assign';
-- What was undone or retried by it.
ALTER TABLE submissions ADD COLUMN of_submission TEXT REFERENCES submissions (id) ON DELETE SET NULL;
-- Which process runs it; the name of its presence file. Null when nobody does.
ALTER TABLE submissions ADD COLUMN runner TEXT;
-- When the reading back stops waiting.
ALTER TABLE submissions ADD COLUMN deadline_at INTEGER;
-- The outcomes, once it has ended; null for a submission without a plan.
ALTER TABLE submissions ADD COLUMN assigned INTEGER;
ALTER TABLE submissions ADD COLUMN unchanged INTEGER;
ALTER TABLE submissions ADD COLUMN failed INTEGER;
ALTER TABLE submissions ADD COLUMN unknown INTEGER;
ALTER TABLE submissions ADD COLUMN skipped INTEGER;
-- How many matches the check found that were not in the plan.
ALTER TABLE submissions ADD COLUMN newcomers INTEGER NOT NULL DEFAULT 0;
-- A plan is applied once.
CREATE UNIQUE INDEX submissions_of_plan ON submissions (plan_id);
CREATE INDEX submissions_of_submission ON submissions (of_submission);

-- One call can take several exchanges: each attempt is a row of its own.
CREATE TABLE calls_new (
    id            TEXT PRIMARY KEY,
    submission_id TEXT NOT NULL REFERENCES submissions (id) ON DELETE CASCADE,
    seq           INTEGER NOT NULL,
    attempt       INTEGER NOT NULL,
    -- bulk_assign, change_owner, bulk_update or update_user.
    kind          TEXT NOT NULL,
    -- How many records it changes; null where no plan told.
    records       INTEGER,
    purpose       TEXT NOT NULL,
    method        TEXT NOT NULL,
    address       TEXT NOT NULL,
    -- The path and query below the service's address.
    path          TEXT NOT NULL,
    request_body  TEXT,
    state         TEXT NOT NULL,
    -- done, refused or unclear, for an answered call; what was promised counts as done.
    verdict       TEXT,
    -- The service's own words.
    said          TEXT NOT NULL DEFAULT '',
    affected_rows INTEGER,
    prepared_at   INTEGER NOT NULL,
    sent_at       INTEGER,
    answered_at   INTEGER,
    took_ms       INTEGER,
    status        INTEGER,
    answer_body   TEXT,
    detail        TEXT,
    UNIQUE (submission_id, seq, attempt)
) STRICT;
INSERT INTO calls_new (id, submission_id, seq, attempt, kind, purpose, method, address, path, request_body, state, verdict,
    prepared_at, sent_at, answered_at, took_ms, status, answer_body, detail)
SELECT id, submission_id, seq, 1,
    CASE WHEN address LIKE '%bulk-assign%' THEN 'bulk_assign' ELSE 'bulk_update' END,
    purpose, method, address, '', request_body, state,
    -- There was one call for each submission, so its end was the submission's.
    CASE state WHEN 'answered' THEN (
        SELECT CASE submissions.state WHEN 'refused' THEN 'refused' WHEN 'unknown' THEN 'unclear' ELSE 'done' END
        FROM submissions WHERE submissions.id = submission_id) END,
    prepared_at, sent_at, answered_at, took_ms, status, answer_body, detail
FROM calls;
DROP TABLE calls;
ALTER TABLE calls_new RENAME TO calls;
CREATE INDEX calls_in_state ON calls (submission_id, state, seq);

-- Last, because the calls' verdicts are read from the old states.
UPDATE submissions SET state = CASE state
    WHEN 'accepted' THEN 'unknown'
    WHEN 'succeeded' THEN 'unknown'
    WHEN 'sending' THEN 'unknown'
    WHEN 'refused' THEN 'failed'
    WHEN 'not_sent' THEN 'not_run'
    WHEN 'prepared' THEN 'not_run'
    ELSE state END;
