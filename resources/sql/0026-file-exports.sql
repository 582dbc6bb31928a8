-- What left the sealed profile by a person's act, wherever it was put (I10).

-- Projections of file.exported and file.removed. Where a file was put stands in the event alone.

CREATE TABLE file_export (
  event_id    BLOB PRIMARY KEY CHECK (length (event_id) = 16),
  form        TEXT NOT NULL CHECK (length (form) BETWEEN 1 AND 32), -- 'voter-list', 'worklist', 'xlsx', ...
  subject     BLOB, -- of what it is, where that has an id: a visit, a worklist
  place       TEXT NOT NULL, -- Kemendagri code, or empty
  digest      BLOB NOT NULL CHECK (length (digest) = 32), -- BLAKE2b-256 of the file
  written_at  INTEGER NOT NULL, -- microseconds since 1970, UTC
  written_by  TEXT NOT NULL -- user code
) STRICT, WITHOUT ROWID;

-- Whole village lists that stand on a paper, and in which version.
CREATE TABLE file_export_list (
  event_id    BLOB NOT NULL, -- of file_export
  village     TEXT NOT NULL, -- Kemendagri code
  election    TEXT NOT NULL, -- 'pilkada-2024'
  version     INTEGER NOT NULL, -- of the list
  PRIMARY KEY (event_id, village, election)
) STRICT, WITHOUT ROWID;

-- A file that was deleted from here: the earliest record of it counts.
CREATE TABLE file_removed (
  export_id   BLOB PRIMARY KEY CHECK (length (export_id) = 16), -- of file_export
  event_id    BLOB NOT NULL CHECK (length (event_id) = 16)
) STRICT, WITHOUT ROWID;
