-- Pairing without names and without cards: a pupil makes up a code, and gives it in both tests. What
-- stands here is no code, but its mark (src/sessions/answers/gvt-own-code.h): it is the same for the
-- same code in the same class, and says nothing to who has not the laptop's own key. Projections of
-- quiz.* events: emptied and filled again by a rebuild.

CREATE TABLE quiz_coded ( -- tests that pair by such codes; any other pairs by cards
  quiz_id  BLOB PRIMARY KEY CHECK (length (quiz_id) = 16) -- of quiz.opened
) STRICT, WITHOUT ROWID;

CREATE TABLE quiz_code ( -- whose card has which, as it was given last, at the laptop or on a sheet
  quiz_id      BLOB NOT NULL,
  device       BLOB NOT NULL, -- counts only where it is the quiz's own
  respondent   INTEGER NOT NULL, -- card number, from 1
  mark         BLOB CHECK (length (mark) = 16), -- NULL: who sat there gave none
  incarnation  INTEGER NOT NULL, -- of the event, where it first stood, with the next two: a later one replaces it
  seq          INTEGER NOT NULL,
  event_id     BLOB NOT NULL,
  PRIMARY KEY (quiz_id, device, respondent)
) STRICT, WITHOUT ROWID;

-- Local: what the marks are made with. No event, no courier and no report carries it; a backup of the
-- store does.
CREATE TABLE own_code_key (
  number  INTEGER PRIMARY KEY CHECK (number = 1), -- there is one
  key     BLOB NOT NULL CHECK (length (key) = 32)
) STRICT;
