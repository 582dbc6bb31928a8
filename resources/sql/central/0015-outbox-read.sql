-- How far each laptop has read its outbox, as its pulls tell. Local: for whoever watches the centre, and no more.

CREATE TABLE central_outbox_read (
  device  BLOB PRIMARY KEY CHECK (length (device) = 16),
  seq     INTEGER NOT NULL CHECK (seq > 0) -- the last that it has; of its copies, the one that has read on
) STRICT, WITHOUT ROWID;
