-- Quizzes held in a class. Projections of quiz.* events: emptied and filled again by a rebuild. A
-- quiz's id is the id of the event that opened it. Answers that were taken without opening one stand
-- in session_answer.

CREATE TABLE quiz (
  quiz_id       BLOB PRIMARY KEY CHECK (length (quiz_id) = 16), -- of quiz.opened
  session_id    BLOB NOT NULL,
  device        BLOB NOT NULL, -- where it is held; what other devices say of it does not count
  content_hash  BLOB NOT NULL CHECK (length (content_hash) = 32), -- of the module, for ever
  module        TEXT NOT NULL, -- its id, 'm5-tps'
  form          TEXT NOT NULL CHECK (form IN ('', 'A', 'B')), -- '' for all questions
  seed          INTEGER NOT NULL, -- of the order of questions and options; 0 for the author's
  opened_at     INTEGER NOT NULL, -- microseconds since 1970, UTC, by the device's own clock
  opened_by     TEXT NOT NULL  -- user code
) STRICT, WITHOUT ROWID;

CREATE INDEX quiz_session ON quiz (session_id);

CREATE TABLE quiz_shown ( -- a question that a person saw, and when last
  quiz_id      BLOB NOT NULL,
  device       BLOB NOT NULL,
  respondent   INTEGER NOT NULL, -- card number, from 1
  item         TEXT NOT NULL,
  incarnation  INTEGER NOT NULL, -- of the last event, where it first stood, with the next two: says what was shown last
  seq          INTEGER NOT NULL,
  event_id     BLOB NOT NULL,
  PRIMARY KEY (quiz_id, device, respondent, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE quiz_answer ( -- the last answer of each person
  quiz_id      BLOB NOT NULL,
  device       BLOB NOT NULL,
  respondent   INTEGER NOT NULL, -- card number, from 1
  item         TEXT NOT NULL,
  choice       TEXT NOT NULL, -- ids with '+' between, or the accepted spelling; '' for words that meet none
  incarnation  INTEGER NOT NULL, -- of the event, where it first stood, with the next two: a later answer replaces it
  seq          INTEGER NOT NULL,
  event_id     BLOB NOT NULL,
  PRIMARY KEY (quiz_id, device, respondent, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE quiz_close (
  quiz_id      BLOB NOT NULL,
  device       BLOB NOT NULL, -- counts only where it is the quiz's own
  closed_at    INTEGER NOT NULL, -- microseconds since 1970, UTC, by the device's own clock
  incarnation  INTEGER NOT NULL, -- of the event, where it first stood, with the next two: the earlier close stays
  seq          INTEGER NOT NULL,
  event_id     BLOB NOT NULL,
  PRIMARY KEY (quiz_id, device)
) STRICT, WITHOUT ROWID;
