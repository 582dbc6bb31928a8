-- Whether a laptop still has a visit to make that the centre planned. A projection of visit.assigned and
-- visit.withdrawn; a visit that was assigned before this table has no row, and is to be made.

CREATE TABLE visit_withdrawn (
  visit_id      BLOB NOT NULL CHECK (length (visit_id) = 16),
  device        BLOB NOT NULL, -- of which laptop
  is_withdrawn  INTEGER NOT NULL CHECK (is_withdrawn IN (0, 1)),
  incarnation   INTEGER NOT NULL, -- this and the next two: the event that said so last
  seq           INTEGER NOT NULL,
  event_id      BLOB NOT NULL,
  PRIMARY KEY (visit_id, device)
) STRICT, WITHOUT ROWID;
