-- The check code that stands on a report which was written, from session.reported/2 on: what was
-- copied from it onto paper is known again when the figures have long changed. A projection.

CREATE TABLE report_code (
  event_id  BLOB PRIMARY KEY CHECK (length (event_id) = 16), -- as in session_report
  visit_id  BLOB NOT NULL,
  code      TEXT NOT NULL CHECK (length (code) = 10) -- Crockford symbols, the last a check symbol
) STRICT, WITHOUT ROWID;

CREATE INDEX report_code_code ON report_code (code);
