-- Visits and the classes held on them. Projections of visit.* and session.* events: emptied and
-- filled again by a rebuild. A visit's or session's id is the id of the event that made it.

CREATE TABLE visit (
  visit_id    BLOB PRIMARY KEY CHECK (length (visit_id) = 16), -- of visit.planned
  name        TEXT NOT NULL CHECK (length (name) > 0), -- school or village as people call it
  place       TEXT NOT NULL, -- Kemendagri code
  date        TEXT NOT NULL, -- YYYY-MM-DD
  expected    INTEGER NOT NULL CHECK (expected >= 0), -- people
  planned_by  TEXT NOT NULL  -- user code
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
  session_id  BLOB PRIMARY KEY CHECK (length (session_id) = 16), -- of session.opened
  visit_id    BLOB NOT NULL,
  name        TEXT NOT NULL CHECK (length (name) > 0), -- 'Kelas X-1'
  place       TEXT NOT NULL, -- Kemendagri code
  device      BLOB NOT NULL, -- where it is held; no other device can close it
  opened_at   INTEGER NOT NULL, -- microseconds since 1970, UTC, by the device's own clock
  opened_by   TEXT NOT NULL  -- user code
) STRICT, WITHOUT ROWID;

CREATE INDEX session_visit ON session (visit_id);

CREATE TABLE session_attendance ( -- the last count of each device; a session's people are their sum
  session_id   BLOB NOT NULL,
  device       BLOB NOT NULL,
  men          INTEGER NOT NULL CHECK (men >= 0),
  women        INTEGER NOT NULL CHECK (women >= 0),
  incarnation  INTEGER NOT NULL, -- of the event, where it first stood, with the next two: a later count replaces it
  seq          INTEGER NOT NULL,
  event_id     BLOB NOT NULL, -- decides between two that a cloned laptop began at one place
  PRIMARY KEY (session_id, device)
) STRICT, WITHOUT ROWID;

CREATE TABLE session_module ( -- what was taught, pinned to the exact content
  session_id    BLOB NOT NULL,
  content_hash  BLOB NOT NULL CHECK (length (content_hash) = 32),
  module        TEXT NOT NULL, -- its id, 'm5-tps'
  version       INTEGER NOT NULL,
  PRIMARY KEY (session_id, content_hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE session_answer ( -- the last answer of each person, or the last count of each choice
  session_id    BLOB NOT NULL,
  device        BLOB NOT NULL,
  content_hash  BLOB NOT NULL, -- of the module the item belongs to
  item          TEXT NOT NULL,
  channel       TEXT NOT NULL CHECK (channel IN ('laptop', 'hands')),
  respondent    INTEGER NOT NULL, -- card number, from 1; 0 for a count of hands
  slot          TEXT NOT NULL, -- '' for one person's answer; the choice itself for a count of hands
  choice        TEXT NOT NULL,
  people        INTEGER NOT NULL CHECK (people >= 0), -- 1, or the hands counted
  incarnation   INTEGER NOT NULL, -- of the event, where it first stood, with the next two: a later answer replaces it
  seq           INTEGER NOT NULL,
  event_id      BLOB NOT NULL,
  PRIMARY KEY (session_id, device, content_hash, item, channel, respondent, slot)
) STRICT, WITHOUT ROWID;

CREATE TABLE session_close (
  session_id   BLOB NOT NULL,
  device       BLOB NOT NULL, -- counts only where it is the session's own
  closed_at    INTEGER NOT NULL, -- microseconds since 1970, UTC, by the device's own clock
  closed_by    TEXT NOT NULL, -- user code
  incarnation  INTEGER NOT NULL, -- of the event, where it first stood, with the next two: the earlier close stays
  seq          INTEGER NOT NULL,
  event_id     BLOB NOT NULL,
  PRIMARY KEY (session_id, device)
) STRICT, WITHOUT ROWID;

CREATE TABLE session_report ( -- reports written to a place that a person chose
  event_id    BLOB PRIMARY KEY CHECK (length (event_id) = 16),
  visit_id    BLOB NOT NULL,
  digest      BLOB NOT NULL CHECK (length (digest) = 32), -- BLAKE2b-256 of the file
  written_at  INTEGER NOT NULL, -- microseconds since 1970, UTC
  written_by  TEXT NOT NULL  -- user code
) STRICT, WITHOUT ROWID;
