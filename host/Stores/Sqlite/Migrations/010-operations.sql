-- Writes: durable before they are sent. Instants are Unix milliseconds, states their words.
CREATE TABLE operation (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    connection TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    last_wins INTEGER NOT NULL,
    command TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    actor TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    state TEXT NOT NULL,
    version INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    reached INTEGER NOT NULL,
    looks INTEGER NOT NULL,
    next_attempt_at INTEGER,
    not_after INTEGER NOT NULL,
    is_cut_off INTEGER NOT NULL,
    write_key TEXT NOT NULL,
    first_sent_at INTEGER,
    last_sent_at INTEGER,
    if_revision INTEGER,
    if_unchanged_since INTEGER,
    result_record_id TEXT,
    already_done INTEGER NOT NULL,
    -- What went wrong last, as JSON.
    fault TEXT
) STRICT;

CREATE UNIQUE INDEX operation_key ON operation (connection, idempotency_key);
CREATE INDEX operation_subject ON operation (connection, subject, seq) WHERE state IN ('pending', 'running', 'deferred', 'unknown');
CREATE INDEX operation_due ON operation (connection, next_attempt_at) WHERE state IN ('pending', 'deferred', 'unknown');

-- Every step of every operation, the first included.
CREATE TABLE operation_transition (
    number INTEGER PRIMARY KEY,
    operation INTEGER NOT NULL REFERENCES operation (seq) ON DELETE CASCADE,
    state TEXT NOT NULL,
    at INTEGER NOT NULL,
    reason TEXT NOT NULL,
    actor TEXT NOT NULL
) STRICT;

CREATE INDEX operation_transition_of ON operation_transition (operation, number);
