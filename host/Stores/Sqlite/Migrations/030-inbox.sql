-- What vendors told, until it is worked in.
CREATE TABLE inbox (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    connection TEXT NOT NULL,
    -- Hints alike that wait become one; null for what must stay by itself.
    coalesce_key TEXT,
    event TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    due_at INTEGER NOT NULL,
    taken INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE UNIQUE INDEX inbox_alike ON inbox (connection, coalesce_key) WHERE taken = 0 AND coalesce_key IS NOT NULL;
CREATE INDEX inbox_due ON inbox (connection, due_at) WHERE taken = 0;

-- The events that can be told apart, for as long as a vendor may send them again.
CREATE TABLE inbox_seen (
    connection TEXT NOT NULL,
    dedupe_key TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (connection, dedupe_key)
) STRICT, WITHOUT ROWID;

CREATE INDEX inbox_seen_at ON inbox_seen (at);
