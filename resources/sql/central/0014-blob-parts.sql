-- Attachments that have come in part. Local: each goes when the last of it is here, and then it is in `blob`.

CREATE TABLE blob_part (
  event_id  BLOB NOT NULL CHECK (length (event_id) = 16), -- which is here, and names it
  hash      BLOB NOT NULL CHECK (length (hash) = 32),
  position  INTEGER NOT NULL CHECK (position BETWEEN 0 AND 307199), -- of its first byte; each goes on where the one before ends
  bytes     BLOB NOT NULL CHECK (length (bytes) BETWEEN 1 AND 65536),
  PRIMARY KEY (event_id, hash, position)
) STRICT, WITHOUT ROWID;
