-- What was asked of vendors and how it went; no token, no body of ours, no person.
CREATE TABLE call (
    number INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    connection TEXT NOT NULL,
    operation TEXT NOT NULL,
    method TEXT NOT NULL,
    path TEXT NOT NULL,
    status INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    -- Microseconds.
    took INTEGER NOT NULL,
    bytes INTEGER,
    operation_id TEXT,
    vendor_request_id TEXT,
    fault TEXT,
    answer TEXT
) STRICT;

CREATE INDEX call_connection ON call (connection, number);
CREATE INDEX call_at ON call (at);
CREATE INDEX call_operation ON call (operation_id, number) WHERE operation_id IS NOT NULL;
