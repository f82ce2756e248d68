-- Tokens and other secrets, sealed before they come here.
CREATE TABLE secret (
    name TEXT COLLATE "C" PRIMARY KEY,
    content BYTEA NOT NULL
);
