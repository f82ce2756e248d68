-- Tokens and other secrets, sealed before they come here.
CREATE TABLE secret (
    name TEXT PRIMARY KEY,
    content BLOB NOT NULL
) STRICT;
