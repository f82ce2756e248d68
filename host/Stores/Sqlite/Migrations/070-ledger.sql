-- The append-only books of the trade modules. A balance is computed from them and stored nowhere.
CREATE TABLE ledger (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    book TEXT NOT NULL,
    account TEXT NOT NULL,
    kind TEXT NOT NULL,
    amount INTEGER NOT NULL,
    at INTEGER NOT NULL,
    booked_at INTEGER NOT NULL,
    key TEXT NOT NULL,
    source TEXT,
    actor TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX ledger_by_key ON ledger (book, key);
CREATE INDEX ledger_by_account ON ledger (book, account, seq);
CREATE INDEX ledger_by_source ON ledger (book, source, seq) WHERE source IS NOT NULL;

CREATE TRIGGER ledger_is_not_changed BEFORE UPDATE ON ledger
BEGIN
    SELECT RAISE(ABORT, 'The ledger is append-only.');
END;

CREATE TRIGGER ledger_is_not_removed BEFORE DELETE ON ledger
BEGIN
    SELECT RAISE(ABORT, 'The ledger is append-only.');
END;

-- How far a module has come, such as its place in the change feed.
CREATE TABLE ledger_mark (
    book TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (book, name)
) STRICT, WITHOUT ROWID;
