-- Visits that the centre took back, from all laptops or from some.

-- A projection of visit.taken_back and visit.issued.

CREATE TABLE central_visit_taken_back (
  visit_id  BLOB PRIMARY KEY REFERENCES central_visit
) STRICT, WITHOUT ROWID;

-- Local: no event, kept by a rebuild.

CREATE TABLE central_visit_copy ( -- who has it to make, as far as outboxes say
  visit_id     BLOB NOT NULL,
  device       BLOB NOT NULL,
  incarnation  INTEGER NOT NULL,
  PRIMARY KEY (visit_id, device, incarnation)
) STRICT, WITHOUT ROWID;
INSERT INTO central_visit_copy
  SELECT visit_id, device, incarnation FROM central_visit_sent JOIN central_visit USING (plan_event);
