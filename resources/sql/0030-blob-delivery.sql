-- Which attachments the centre holds, by its signed word. Local, as `delivery` is: it is asked again where this row is not here.

CREATE TABLE blob_delivery (
  event_id  BLOB NOT NULL CHECK (length (event_id) = 16),
  hash      BLOB NOT NULL CHECK (length (hash) = 32),
  epoch     INTEGER NOT NULL, -- of the centre when it said so: after a restore it may hold it no more
  PRIMARY KEY (event_id, hash)
) STRICT, WITHOUT ROWID;
