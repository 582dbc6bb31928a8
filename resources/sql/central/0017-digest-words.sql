-- What each laptop said last of the records it holds, and what the centre answered. Local: it speaks of one moment, and is no part of any chain.

CREATE TABLE central_digest_word (
  device       BLOB NOT NULL CHECK (length (device) = 16),
  incarnation  INTEGER NOT NULL CHECK (incarnation > 0),
  compared_at  INTEGER NOT NULL, -- microseconds since 1970, UTC
  is_same      INTEGER NOT NULL CHECK (is_same IN (0, 1)),
  records      INTEGER NOT NULL, -- held here of what the laptop spoke of
  question     BLOB NOT NULL, -- as the laptop sent it
  PRIMARY KEY (device, incarnation)
) STRICT, WITHOUT ROWID;
