-- The whole plan of a visit, as it was last changed. A projection of visit.planned from /2 on and of
-- visit.changed; `visit` keeps what stood there when it was planned.

CREATE TABLE visit_plan (
  visit_id  BLOB NOT NULL CHECK (length (visit_id) = 16),
  place     TEXT NOT NULL, -- where the event says the visit is; counts only where the visit says so too
  revision  INTEGER NOT NULL CHECK (revision >= 0), -- 0 as planned; a change counts one up from what it saw
  event_id  BLOB NOT NULL, -- decides between two changes of one revision; its personal part names the host
  name      TEXT NOT NULL CHECK (length (name) > 0),
  date      TEXT NOT NULL, -- YYYY-MM-DD
  expected  INTEGER NOT NULL CHECK (expected >= 0), -- people
  plan      TEXT NOT NULL, -- JSON: all that the event says of it
  PRIMARY KEY (visit_id, place)
) STRICT, WITHOUT ROWID;

CREATE VIEW visit_now AS
  SELECT visit.visit_id, visit.place, visit.planned_by,
         coalesce (visit_plan.name, visit.name) AS name,
         coalesce (visit_plan.date, visit.date) AS date,
         coalesce (visit_plan.expected, visit.expected) AS expected,
         coalesce (visit_plan.revision, 0) AS revision,
         visit_plan.event_id AS plan_event, visit_plan.plan AS plan
    FROM visit LEFT JOIN visit_plan USING (visit_id, place);
