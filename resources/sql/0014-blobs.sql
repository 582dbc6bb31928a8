-- What events name as their attachments: photos, re-encoded and without what cameras add. Content: a
-- row is added with its event and goes with the event's personal part. In this file, so under the
-- store's key, and in each of its backups.

CREATE TABLE blob (
  event_id  BLOB NOT NULL CHECK (length (event_id) = 16), -- whose "attachments" name it
  hash      BLOB NOT NULL CHECK (length (hash) = 32), -- BLAKE2b-256 of bytes: its name
  bytes     BLOB NOT NULL CHECK (length (bytes) BETWEEN 1 AND 307200),
  PRIMARY KEY (event_id, hash)
) STRICT, WITHOUT ROWID;

-- How the host of a visit signed its report. A projection of visit.signed. The name, and what was
-- drawn on the screen, stand in the event alone: a reader joins it.

CREATE TABLE visit_signature ( -- the last of each device
  visit_id     BLOB NOT NULL CHECK (length (visit_id) = 16),
  device       BLOB NOT NULL,
  place        TEXT NOT NULL, -- where the event says the visit is; counts only where the visit says so too
  method       TEXT NOT NULL CHECK (method IN ('screen', 'pen', 'thumb')),
  code         TEXT NOT NULL CHECK (length (code) IN (0, 10)), -- check code of the figures that were signed; '' where none was copied
  photo        BLOB CHECK (length (photo) = 32), -- of the paper, in blob; NULL: none yet
  signed_at    INTEGER NOT NULL, -- microseconds since 1970, UTC
  signed_by    TEXT NOT NULL, -- user code of who took it down
  incarnation  INTEGER NOT NULL, -- of the event, where it first stood, with the next two: a later one replaces it
  seq          INTEGER NOT NULL,
  event_id     BLOB NOT NULL,
  PRIMARY KEY (visit_id, device)
) STRICT, WITHOUT ROWID;
