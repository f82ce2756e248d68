-- What was read of vendors: one source is one record type of one connection.
CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    connection TEXT NOT NULL,
    stream TEXT NOT NULL,
    UNIQUE (connection, stream)
) STRICT;
