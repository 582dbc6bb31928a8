-- How a class went: the steps it was taken through, and what it was opened with. Projections of
-- session.* events: emptied and filled again by a rebuild.

CREATE TABLE session_step ( -- what was last said of a step, on each laptop
  session_id   BLOB NOT NULL CHECK (length (session_id) = 16),
  device       BLOB NOT NULL, -- the session's own comes before others
  step         TEXT NOT NULL, -- 'attendance', 'pretest', 'modules', 'posttest', 'survey', 'close'
  state        TEXT NOT NULL CHECK (state IN ('entered', 'returned', 'skipped')),
  reason       TEXT NOT NULL CHECK (reason IN ('', 'time', 'power', 'people', 'material', 'other')),
  next         TEXT NOT NULL, -- the step the class went on to; '' where it stayed where it was
  at           INTEGER NOT NULL, -- microseconds since 1970, UTC, by the device's own clock; shown, and no more
  incarnation  INTEGER NOT NULL, -- of the event, where it first stood, with the next two: a later one replaces it
  seq          INTEGER NOT NULL,
  event_id     BLOB NOT NULL,
  PRIMARY KEY (session_id, device, step),
  CHECK ((state = 'skipped') = (reason <> ''))
) STRICT, WITHOUT ROWID;

CREATE TABLE session_order ( -- in which order a class takes its steps, where it is not the plan's
  session_id   BLOB NOT NULL CHECK (length (session_id) = 16),
  device       BLOB NOT NULL,
  steps        TEXT NOT NULL CHECK (length (steps) > 0), -- with spaces between
  incarnation  INTEGER NOT NULL, -- as above
  seq          INTEGER NOT NULL,
  event_id     BLOB NOT NULL,
  PRIMARY KEY (session_id, device)
) STRICT, WITHOUT ROWID;

-- What session.opened/2 says beside /1, which has none of it.
ALTER TABLE session ADD COLUMN held TEXT NOT NULL DEFAULT ''; -- YYYY-MM-DD: the day of a class that was held on paper and recorded later
ALTER TABLE session ADD COLUMN follows BLOB CHECK (length (follows) = 16); -- the class it was made like; NULL for none
ALTER TABLE session ADD COLUMN steps TEXT NOT NULL DEFAULT ''; -- taken over from that one, with spaces between
ALTER TABLE session ADD COLUMN modules TEXT NOT NULL DEFAULT ''; -- likewise: ids of the modules it is to be taught
