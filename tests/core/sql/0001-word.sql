-- A content table for the tests of the database wrapper.
CREATE TABLE word (
  word TEXT PRIMARY KEY CHECK (length (word) > 0),
  count INTEGER NOT NULL DEFAULT 1
) STRICT;
