-- Connections, submissions with their calls, settings, and the search over submissions.
-- All times are milliseconds since 1970 in UTC, all ids UUIDs as text. Append-only: never change this
-- file once it has been released, add the next one.

CREATE TABLE connections (
    id             TEXT PRIMARY KEY,
    service        TEXT NOT NULL,
    kind           TEXT NOT NULL,
    label          TEXT NOT NULL,
    -- The label in lower case of any script, because SQLite's NOCASE knows only ASCII.
    label_key      TEXT NOT NULL UNIQUE,
    letters        TEXT NOT NULL,
    colour         TEXT NOT NULL,
    address        TEXT NOT NULL,
    account_name   TEXT,
    account_detail TEXT,
    checked_at     INTEGER,
    check_state    TEXT NOT NULL,
    check_message  TEXT,
    created_at     INTEGER NOT NULL,
    last_used_at   INTEGER,
    position       INTEGER NOT NULL
) STRICT;

CREATE TABLE submissions (
    row           INTEGER PRIMARY KEY,
    id            TEXT NOT NULL UNIQUE,
    service       TEXT NOT NULL,
    connection_id TEXT REFERENCES connections (id) ON DELETE SET NULL,
    -- The connection as it was then: the history outlives it.
    label         TEXT NOT NULL,
    letters       TEXT NOT NULL,
    colour        TEXT NOT NULL,
    kind          TEXT NOT NULL,
    title         TEXT NOT NULL,
    filter_words  TEXT NOT NULL,
    sentence      TEXT NOT NULL,
    form          TEXT NOT NULL,
    names         TEXT NOT NULL,
    state         TEXT NOT NULL,
    service_said  TEXT,
    affected_rows INTEGER,
    meaning       TEXT NOT NULL,
    created_at    INTEGER NOT NULL,
    finished_at   INTEGER,
    search_ids    TEXT NOT NULL
) STRICT;

CREATE INDEX submissions_newest ON submissions (created_at, id);
CREATE INDEX submissions_of_service ON submissions (service, created_at, id);
CREATE INDEX submissions_of_connection ON submissions (connection_id, created_at, id);
CREATE INDEX submissions_in_state ON submissions (state, created_at, id);

CREATE TABLE calls (
    id            TEXT PRIMARY KEY,
    submission_id TEXT NOT NULL REFERENCES submissions (id) ON DELETE CASCADE,
    seq           INTEGER NOT NULL,
    purpose       TEXT NOT NULL,
    method        TEXT NOT NULL,
    address       TEXT NOT NULL,
    request_body  TEXT,
    state         TEXT NOT NULL,
    prepared_at   INTEGER NOT NULL,
    sent_at       INTEGER,
    answered_at   INTEGER,
    took_ms       INTEGER,
    status        INTEGER,
    answer_body   TEXT,
    detail        TEXT,
    UNIQUE (submission_id, seq)
) STRICT;

CREATE TABLE settings (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Search: an external-content table kept in step by the triggers of
-- https://www.sqlite.org/fts5.html#external_content_tables
CREATE VIRTUAL TABLE submissions_text USING fts5 (
    label, title, filter_words, sentence, names, search_ids,
    content = 'submissions', content_rowid = 'row',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE TRIGGER submissions_text_insert AFTER INSERT ON submissions BEGIN
    INSERT INTO submissions_text (rowid, label, title, filter_words, sentence, names, search_ids)
    VALUES (new.row, new.label, new.title, new.filter_words, new.sentence, new.names, new.search_ids);
END;

CREATE TRIGGER submissions_text_delete AFTER DELETE ON submissions BEGIN
    INSERT INTO submissions_text (submissions_text, rowid, label, title, filter_words, sentence, names, search_ids)
    VALUES ('delete', old.row, old.label, old.title, old.filter_words, old.sentence, old.names, old.search_ids);
END;

-- Only for the columns that are searched: a change of state leaves the index alone.
CREATE TRIGGER submissions_text_update
AFTER UPDATE OF row, label, title, filter_words, sentence, names, search_ids ON submissions BEGIN
    INSERT INTO submissions_text (submissions_text, rowid, label, title, filter_words, sentence, names, search_ids)
    VALUES ('delete', old.row, old.label, old.title, old.filter_words, old.sentence, old.names, old.search_ids);
    INSERT INTO submissions_text (rowid, label, title, filter_words, sentence, names, search_ids)
    VALUES (new.row, new.label, new.title, new.filter_words, new.sentence, new.names, new.search_ids);
END;
