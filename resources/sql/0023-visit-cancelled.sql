-- Visits that are not held after all, as laptops say. A projection of visit.cancelled.

CREATE TABLE visit_cancel ( -- what a laptop says of a visit
  visit_id     BLOB NOT NULL CHECK (length (visit_id) = 16),
  device       BLOB NOT NULL,
  revision     INTEGER NOT NULL CHECK (revision > 0), -- one more than what its writer saw
  reason       TEXT NOT NULL, -- a code; '' where it is held after all
  incarnation  INTEGER NOT NULL, -- of the event, where it first stood, with the next two: a later one replaces it
  seq          INTEGER NOT NULL,
  event_id     BLOB NOT NULL,
  PRIMARY KEY (visit_id, device)
) STRICT, WITHOUT ROWID;

CREATE VIEW visit_cancelled AS -- of several laptops the one that saw most; of two that saw the same, either, but one everywhere
  SELECT visit_id, revision, reason FROM visit_cancel AS p
   WHERE NOT EXISTS (SELECT 1 FROM visit_cancel AS q
                      WHERE q.visit_id = p.visit_id
                        AND (q.revision, q.event_id) > (p.revision, p.event_id));

-- What the centre took back stands in visit_withdrawn at the centre, too.
INSERT OR REPLACE INTO setting VALUES ('journal.stale', '1');
