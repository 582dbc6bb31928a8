-- What was done in a survey can be undone. Sheets are acts from now on (0013-undo.sql); a plan of what is
-- to be done may be undone on one laptop and stand on another one, so each has its row. Projections.
DROP TABLE survey_followup;

CREATE TABLE survey_plan ( -- what a laptop says is to be done about an element
  visit_id     BLOB NOT NULL CHECK (length (visit_id) = 16),
  place        TEXT NOT NULL, -- where the event says the visit is; counts only where the visit says so too
  element      TEXT NOT NULL, -- 'U1' to 'U9'
  device       BLOB NOT NULL,
  revision     INTEGER NOT NULL CHECK (revision > 0), -- one more than what its writer saw
  act          TEXT NOT NULL, -- '' where it was taken back
  due          TEXT NOT NULL, -- YYYY-MM-DD, or ''
  role         TEXT NOT NULL, -- of who sees to it, never a name
  incarnation  INTEGER NOT NULL, -- of the event, where it first stood, with the next two: a later one replaces it
  seq          INTEGER NOT NULL,
  event_id     BLOB NOT NULL,
  PRIMARY KEY (visit_id, place, element, device)
) STRICT, WITHOUT ROWID;

CREATE VIEW survey_followup AS -- of several laptops the one that saw most; of two that saw the same, either, but one everywhere
  SELECT visit_id, place, element, revision, event_id, act, due, role FROM survey_plan AS p
   WHERE NOT EXISTS (SELECT 1 FROM survey_plan AS q
                      WHERE q.visit_id = p.visit_id AND q.place = p.place AND q.element = p.element
                        AND (q.revision, q.event_id) > (p.revision, p.event_id));

INSERT OR REPLACE INTO setting VALUES ('journal.stale', '1');
