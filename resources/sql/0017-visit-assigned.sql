-- Visits that the centre planned, as the laptops that go there heard of them. A projection of
-- visit.assigned.

CREATE TABLE visit_assigned (
  plan_event  BLOB NOT NULL CHECK (length (plan_event) = 16), -- the centre's: the plan that was sent
  device      BLOB NOT NULL, -- which laptop took it
  visit_id    BLOB NOT NULL CHECK (length (visit_id) = 16),
  event_id    BLOB NOT NULL, -- the laptop's own: its personal part names the host
  PRIMARY KEY (plan_event, device)
) STRICT, WITHOUT ROWID;
