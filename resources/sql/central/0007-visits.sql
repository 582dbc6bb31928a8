-- Visits that the centre planned, and which laptops they are for.

-- Projections of visit.issued: emptied and filled again by a rebuild.

CREATE TABLE central_visit (
  visit_id    BLOB PRIMARY KEY CHECK (length (visit_id) = 16),
  key         TEXT NOT NULL, -- by which a line of a file finds it again
  plan_event  BLOB NOT NULL CHECK (length (plan_event) = 16), -- of its chain: the plan as it was last issued
  revision    INTEGER NOT NULL CHECK (revision >= 0),
  place       TEXT NOT NULL, -- Kemendagri code
  date        TEXT NOT NULL  -- YYYY-MM-DD
) STRICT, WITHOUT ROWID;
CREATE INDEX central_visit_key ON central_visit (key);

CREATE TABLE central_visit_device ( -- the laptops that were named; none: all that work there
  visit_id  BLOB NOT NULL REFERENCES central_visit,
  device    BLOB NOT NULL REFERENCES central_device,
  PRIMARY KEY (visit_id, device)
) STRICT, WITHOUT ROWID;

-- Local: no event, kept by a rebuild.

CREATE TABLE central_visit_sent ( -- what stands in an outbox already
  device       BLOB NOT NULL,
  incarnation  INTEGER NOT NULL, -- each copy of a laptop gets its own
  plan_event   BLOB NOT NULL,
  PRIMARY KEY (device, incarnation, plan_event)
) STRICT, WITHOUT ROWID;
