-- What follows a message that the backup lacked. Local: no event, kept by a rebuild.

CREATE TABLE central_outbox_branch ( -- copies of a laptop share an outbox, and each may have taken more of the lost part, or less
  device  BLOB NOT NULL CHECK (length (device) = 16),
  seq     INTEGER NOT NULL CHECK (seq > 0), -- the last message of the lost part that one of the copies took
  hash    BLOB NOT NULL CHECK (length (hash) = 32), -- that message's, as the copy told
  behind  INTEGER NOT NULL, -- after which of ours those begin that follow it there, numbered and chained on from it
  PRIMARY KEY (device, seq, hash)
) STRICT, WITHOUT ROWID;
