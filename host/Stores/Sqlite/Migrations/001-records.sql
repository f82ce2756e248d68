-- What was read of vendors. A source is one record type of one connection, over all its locations.
-- Instants are Unix milliseconds.
CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    connection TEXT NOT NULL,
    stream TEXT NOT NULL,
    -- How many records it has that are not removed.
    records INTEGER NOT NULL DEFAULT 0,
    last_change_at INTEGER,
    -- The plugin version that all of its records are mapped by; null when never asked.
    mapped_by TEXT,
    UNIQUE (connection, stream)
) STRICT;

-- Where the reading of a stream stands, by location ('' for the account) and way of reading (FeedBases).
CREATE TABLE stream_state (
    source INTEGER NOT NULL REFERENCES source (id),
    location TEXT NOT NULL,
    basis INTEGER NOT NULL,
    cursor TEXT,
    full_running INTEGER NOT NULL DEFAULT 0,
    last_sync_at INTEGER,
    last_full_sync_at INTEGER,
    failures INTEGER NOT NULL DEFAULT 0,
    paused_since INTEGER,
    pause_code TEXT,
    pause_reason TEXT,
    retry_at INTEGER,
    PRIMARY KEY (source, location, basis)
) STRICT, WITHOUT ROWID;

CREATE TABLE record (
    row INTEGER PRIMARY KEY,
    source INTEGER NOT NULL,
    id TEXT NOT NULL,
    -- SHA-256 of raw.
    hash BLOB NOT NULL,
    form TEXT NOT NULL,
    mapped_by TEXT NOT NULL,
    revision INTEGER,
    changed_at INTEGER,
    requested_at INTEGER NOT NULL,
    stored_at INTEGER NOT NULL,
    -- The instant it is listed by; 0 where its type has none.
    at INTEGER NOT NULL,
    status TEXT,
    location TEXT NOT NULL,
    -- Whether it is followed by id because the vendor may still change it.
    is_open INTEGER NOT NULL,
    -- How many full reads in a row did not show it.
    missing INTEGER NOT NULL DEFAULT 0,
    -- RemovalReason; null while the record is.
    removed INTEGER,
    -- As the vendor says; null where it does not.
    removed_at INTEGER,
    merged_into TEXT,
    -- The record in the API's form, then the vendor's own bytes: the longest last, so that the others are read without them.
    doc TEXT NOT NULL,
    raw BLOB NOT NULL
) STRICT;

CREATE UNIQUE INDEX record_id ON record (source, id);
CREATE INDEX record_at ON record (source, at);
CREATE INDEX record_open ON record (source) WHERE is_open = 1 AND removed IS NULL;

-- The records of which only the id is known yet.
CREATE TABLE hint (
    source INTEGER NOT NULL,
    id TEXT NOT NULL,
    location TEXT,
    revision INTEGER,
    changed_at INTEGER,
    attempts INTEGER NOT NULL DEFAULT 0,
    due_at INTEGER NOT NULL,
    PRIMARY KEY (source, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX hint_due ON hint (source, due_at);

-- The rows that could not be mapped, sealed.
CREATE TABLE quarantine (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    source INTEGER NOT NULL,
    id TEXT NOT NULL,
    hash BLOB NOT NULL,
    location TEXT,
    form TEXT NOT NULL,
    revision INTEGER,
    changed_at INTEGER,
    path TEXT NOT NULL,
    reason TEXT NOT NULL,
    plugin_version TEXT NOT NULL,
    first_seen_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    content BLOB NOT NULL
) STRICT;

CREATE UNIQUE INDEX quarantine_row ON quarantine (source, id, hash);

-- What changed, without gaps: one writer, and a number that is never given twice.
CREATE TABLE change (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    source INTEGER NOT NULL,
    id TEXT NOT NULL,
    -- ChangeKind.
    kind INTEGER NOT NULL
) STRICT;
