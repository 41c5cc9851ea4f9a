-- What an account offers to choose from, as it was last read, so that a form shows names at once and
-- without a network. A cache: all of it can be read again.

-- How often a connection has got other keys or another address: a list that was asked for before
-- that is of another account.
ALTER TABLE connections ADD COLUMN account_turn INTEGER NOT NULL DEFAULT 0;

CREATE TABLE choice_lists (
    connection_id TEXT NOT NULL REFERENCES connections (id) ON DELETE CASCADE,
    kind          TEXT NOT NULL,
    read_at       INTEGER NOT NULL,
    PRIMARY KEY (connection_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE choices (
    connection_id TEXT NOT NULL,
    kind          TEXT NOT NULL,
    position      INTEGER NOT NULL,
    id            TEXT NOT NULL,
    name          TEXT NOT NULL,
    -- What else is known of it, as JSON.
    detail        TEXT NOT NULL,
    PRIMARY KEY (connection_id, kind, position),
    FOREIGN KEY (connection_id, kind) REFERENCES choice_lists (connection_id, kind) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
