-- Templates and drafts, which template a plan was made with, and how often a plan was ticked.

CREATE TABLE templates (
    id            TEXT PRIMARY KEY,
    name          TEXT NOT NULL,
    -- The name in lower case of any script, because SQLite's NOCASE knows only ASCII.
    name_key      TEXT NOT NULL UNIQUE,
    service       TEXT NOT NULL,
    -- The account that it is for; null for one that was imported or whose account is gone.
    connection_id TEXT REFERENCES connections (id) ON DELETE SET NULL,
    form          TEXT NOT NULL,
    -- The fields that are left open, a JSON list of their paths in the form.
    ask           TEXT NOT NULL,
    -- What it does, in words.
    words         TEXT NOT NULL,
    created_at    INTEGER NOT NULL,
    changed_at    INTEGER NOT NULL
) STRICT;

-- A form that is being filled in: one for each connection, and so for each service too.
CREATE TABLE drafts (
    connection_id TEXT PRIMARY KEY REFERENCES connections (id) ON DELETE CASCADE,
    form          TEXT NOT NULL,
    -- The fields that are still to be asked for, a JSON list of their paths in the form.
    ask           TEXT NOT NULL,
    -- What it was filled in from. No reference: the draft outlives both.
    submission_id TEXT,
    template_id   TEXT,
    -- 1 while names of another account stand in it that were not looked for in this one.
    carried       INTEGER NOT NULL,
    saved_at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Raised whenever what would be applied changes, so that two processes can tell.
ALTER TABLE plans ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
ALTER TABLE plans ADD COLUMN template_id TEXT REFERENCES templates (id) ON DELETE SET NULL;
CREATE INDEX plans_of_template ON plans (template_id);
