-- The survey of satisfaction (SKM) of a class, and what is to be done about what it says. Projections
-- of survey.* events. No row says whose sheet it is: it holds no card number and no time.

CREATE TABLE survey_sheet ( -- nine elements, as each sheet was last taken
  session_id   BLOB NOT NULL CHECK (length (session_id) = 16),
  device       BLOB NOT NULL, -- counts only where it is the session's own
  channel      TEXT NOT NULL CHECK (channel IN ('laptop', 'paper')),
  sheet        INTEGER NOT NULL CHECK (sheet > 0), -- written on the paper; drawn by lot on the laptop
  scores       TEXT NOT NULL CHECK (length (scores) = 9), -- a digit for each of U1 to U9, '0' for no answer
  sex          TEXT NOT NULL, -- 'L', 'P'; '' where it was not told, here and below
  age          TEXT NOT NULL, -- a band of the headcount's scheme
  education    TEXT NOT NULL, -- a code of scheme, as the service is
  service      TEXT NOT NULL, -- which of the office's services was asked about
  scheme       TEXT NOT NULL,
  is_done      INTEGER NOT NULL CHECK (is_done IN (0, 1)), -- 0: somebody still sits at it
  incarnation  INTEGER NOT NULL, -- of the event, where it first stood, with the next two: a later one replaces it
  seq          INTEGER NOT NULL,
  event_id     BLOB NOT NULL,
  PRIMARY KEY (session_id, device, channel, sheet)
) STRICT, WITHOUT ROWID;

CREATE TABLE survey_smiley ( -- the short one: three faces, for who does not read
  session_id   BLOB NOT NULL CHECK (length (session_id) = 16),
  device       BLOB NOT NULL, -- as above, down to sheet
  channel      TEXT NOT NULL CHECK (channel IN ('laptop', 'paper')),
  sheet        INTEGER NOT NULL CHECK (sheet > 0),
  faces        TEXT NOT NULL CHECK (length (faces) BETWEEN 1 AND 3), -- a digit for each question, 1 sad to 3 glad, '0' for no answer
  scheme       TEXT NOT NULL, -- which questions
  is_done      INTEGER NOT NULL CHECK (is_done IN (0, 1)),
  incarnation  INTEGER NOT NULL,
  seq          INTEGER NOT NULL,
  event_id     BLOB NOT NULL,
  PRIMARY KEY (session_id, device, channel, sheet)
) STRICT, WITHOUT ROWID;

CREATE TABLE survey_followup ( -- what a visit's officers mean to do about an element
  visit_id  BLOB NOT NULL CHECK (length (visit_id) = 16),
  place     TEXT NOT NULL, -- where the event says the visit is; counts only where the visit says so too
  element   TEXT NOT NULL, -- 'U1' to 'U9'
  revision  INTEGER NOT NULL CHECK (revision > 0), -- one more than what its writer saw
  event_id  BLOB NOT NULL, -- decides between two of one revision
  act       TEXT NOT NULL, -- '' where it was taken back
  due       TEXT NOT NULL, -- YYYY-MM-DD, or ''
  role      TEXT NOT NULL, -- of who sees to it, never a name
  PRIMARY KEY (visit_id, place, element)
) STRICT, WITHOUT ROWID;
