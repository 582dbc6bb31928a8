-- What backups of the centre hold, and what a restore went back to. Local: no event, kept by a rebuild.

CREATE TABLE central_backed_up ( -- how much of each chain is in a backup; receipts say so to laptops
  device       BLOB NOT NULL CHECK (length (device) = 16),
  incarnation  INTEGER NOT NULL,
  seq          INTEGER NOT NULL,
  PRIMARY KEY (device, incarnation)
) STRICT, WITHOUT ROWID;

CREATE TABLE central_outbox_end ( -- of outboxes: behind which message those of the present epoch begin
  device  BLOB PRIMARY KEY CHECK (length (device) = 16),
  seq     INTEGER NOT NULL, -- the last that the backup had, or that the laptop itself has named since
  hash    BLOB NOT NULL CHECK (length (hash) = 32) -- that message's
) STRICT, WITHOUT ROWID;
