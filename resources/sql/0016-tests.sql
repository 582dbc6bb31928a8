-- Tests before and after the teaching, and answers that came by other roads than the laptop: sheets
-- of paper and hands. Projections of quiz.* events: emptied and filled again by a rebuild. As in
-- quiz_answer, what another device than the quiz's own says does not count.

CREATE TABLE quiz_test ( -- of a quiz with pinned questions; any other asks all of its form
  quiz_id     BLOB PRIMARY KEY CHECK (length (quiz_id) = 16), -- of quiz.opened
  phase       TEXT NOT NULL CHECK (phase IN ('', 'pre', 'post')), -- '' for neither
  is_crossed  INTEGER NOT NULL CHECK (is_crossed IN (0, 1)) -- each half of the class has its own form
) STRICT, WITHOUT ROWID;

CREATE TABLE quiz_test_item (
  quiz_id  BLOB NOT NULL,
  form     TEXT NOT NULL CHECK (form IN ('', 'A', 'B')), -- '' where the quiz has no forms
  place    INTEGER NOT NULL, -- from 0, in the author's order
  item     TEXT NOT NULL,
  PRIMARY KEY (quiz_id, form, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE quiz_sheet ( -- a sheet of paper, as it was keyed last
  quiz_id      BLOB NOT NULL,
  device       BLOB NOT NULL,
  respondent   INTEGER NOT NULL, -- card number, from 1
  form         TEXT NOT NULL CHECK (form IN ('', 'A', 'B')),
  incarnation  INTEGER NOT NULL, -- of the event, where it first stood, with the next two: a later keying replaces it
  seq          INTEGER NOT NULL,
  event_id     BLOB NOT NULL,
  PRIMARY KEY (quiz_id, device, respondent)
) STRICT, WITHOUT ROWID;

CREATE TABLE quiz_sheet_answer ( -- what stands on that sheet
  quiz_id     BLOB NOT NULL,
  device      BLOB NOT NULL,
  respondent  INTEGER NOT NULL,
  item        TEXT NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('chosen', 'empty', 'spoilt')),
  choice      TEXT NOT NULL, -- ids with '+' between; '' unless chosen
  PRIMARY KEY (quiz_id, device, respondent, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE quiz_count ( -- a question that a class answered by raising its hands
  quiz_id      BLOB NOT NULL,
  device       BLOB NOT NULL,
  item         TEXT NOT NULL,
  abstained    INTEGER NOT NULL CHECK (abstained >= 0), -- people who raised none
  incarnation  INTEGER NOT NULL, -- as above: counting again replaces
  seq          INTEGER NOT NULL,
  event_id     BLOB NOT NULL,
  PRIMARY KEY (quiz_id, device, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE quiz_hand (
  quiz_id  BLOB NOT NULL,
  device   BLOB NOT NULL,
  item     TEXT NOT NULL,
  choice   TEXT NOT NULL, -- id of an option
  people   INTEGER NOT NULL CHECK (people >= 0),
  PRIMARY KEY (quiz_id, device, item, choice)
) STRICT, WITHOUT ROWID;

-- What counts of a card: of laptop and paper the later one. What is not marked on paper takes no
-- answer away; what is marked wrongly does.
CREATE VIEW quiz_said AS
  SELECT a.quiz_id, a.device, a.respondent, a.item, 'chosen' AS state, a.choice, 'laptop' AS channel
    FROM quiz_answer AS a
    LEFT JOIN quiz_sheet AS s ON s.quiz_id = a.quiz_id AND s.device = a.device
      AND s.respondent = a.respondent
    LEFT JOIN quiz_sheet_answer AS p ON p.quiz_id = s.quiz_id AND p.device = s.device
      AND p.respondent = s.respondent AND p.item = a.item
   WHERE p.item IS NULL OR p.state = 'empty'
      OR (a.incarnation, a.seq, a.event_id) > (s.incarnation, s.seq, s.event_id)
  UNION ALL
  SELECT s.quiz_id, s.device, s.respondent, p.item, p.state, p.choice, 'paper'
    FROM quiz_sheet AS s JOIN quiz_sheet_answer AS p USING (quiz_id, device, respondent)
    LEFT JOIN quiz_answer AS a ON a.quiz_id = s.quiz_id AND a.device = s.device
      AND a.respondent = s.respondent AND a.item = p.item
   WHERE a.item IS NULL OR (p.state <> 'empty'
      AND (s.incarnation, s.seq, s.event_id) > (a.incarnation, a.seq, a.event_id));
