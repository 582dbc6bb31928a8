-- Files about a visit that left the sealed profile by a person's act, beside its report (which has
-- session_report). A projection of visit.exported.

CREATE TABLE visit_export (
  event_id    BLOB PRIMARY KEY CHECK (length (event_id) = 16),
  visit_id    BLOB NOT NULL,
  form        TEXT NOT NULL CHECK (length (form) BETWEEN 1 AND 32), -- 'xlsx', 'csv', 'certificates', 'analysis'
  digest      BLOB NOT NULL CHECK (length (digest) = 32), -- BLAKE2b-256 of the file
  written_at  INTEGER NOT NULL, -- microseconds since 1970, UTC
  written_by  TEXT NOT NULL  -- user code
) STRICT, WITHOUT ROWID;
