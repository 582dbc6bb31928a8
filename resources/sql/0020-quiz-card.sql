-- What counts of each card for each question it was asked, on the screen or on its sheet: found out
-- once, when an event comes, since a class may give twenty thousand answers, and is read again and
-- again. A projection; who fills it: src/sessions/answers/gvt-quiz-card.c.

CREATE TABLE quiz_card (
  quiz_id     BLOB NOT NULL,
  device      BLOB NOT NULL, -- counts only where it is the quiz's own
  respondent  INTEGER NOT NULL, -- card number, from 1
  item        TEXT NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('shown', 'chosen', 'empty', 'spoilt')), -- 'shown': no answer yet
  choice      TEXT NOT NULL, -- as in quiz_answer; '' unless chosen
  channel     TEXT NOT NULL CHECK (channel IN ('laptop', 'paper')),
  PRIMARY KEY (quiz_id, device, respondent, item)
) STRICT, WITHOUT ROWID;

-- What it is made of. Of laptop and paper the later one counts. What is not marked on paper takes no
-- answer away; what is marked wrongly does.
CREATE VIEW quiz_card_made AS
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
      AND (s.incarnation, s.seq, s.event_id) > (a.incarnation, a.seq, a.event_id))
  UNION ALL
  SELECT w.quiz_id, w.device, w.respondent, w.item, 'shown', '', 'laptop'
    FROM quiz_shown AS w
    LEFT JOIN quiz_answer AS a USING (quiz_id, device, respondent, item)
    LEFT JOIN quiz_sheet_answer AS p USING (quiz_id, device, respondent, item)
   WHERE a.item IS NULL AND p.item IS NULL;

-- What was said alone.
DROP VIEW quiz_said;
CREATE VIEW quiz_said AS
  SELECT quiz_id, device, respondent, item, state, choice, channel
    FROM quiz_card WHERE state <> 'shown';

INSERT OR REPLACE INTO setting VALUES ('journal.stale', '1');
