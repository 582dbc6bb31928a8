-- Who was in a class by card, and who is present by whatever was said of it. A projection of
-- session.person and session.person_removed. The name stands in the event alone: a reader joins it.

CREATE TABLE session_person ( -- the last word of each device on each card
  session_id  BLOB NOT NULL CHECK (length (session_id) = 16),
  device      BLOB NOT NULL,
  card        INTEGER NOT NULL CHECK (card > 0),
  is_listed   INTEGER NOT NULL CHECK (is_listed IN (0, 1)), -- 0: taken from the list; then the next are NULL
  sex         TEXT CHECK (sex IN ('L', 'P')),
  age         TEXT, -- a band of age_scheme
  disability  TEXT, -- a code of disability_scheme, '0' for none
  is_walk_in  INTEGER CHECK (is_walk_in IN (0, 1)),
  consents    INTEGER CHECK (consents >= 0), -- of consent_scheme: 1 guardian, 2 photo
  age_scheme  TEXT,
  disability_scheme  TEXT,
  consent_scheme  TEXT,
  name_event  BLOB CHECK (length (name_event) = 16), -- whose personal part is the name; NULL: none was said
  incarnation  INTEGER NOT NULL, -- where the event first stood
  seq         INTEGER NOT NULL,
  event_id    BLOB NOT NULL,
  PRIMARY KEY (session_id, device, card),
  CHECK (is_listed = 0 OR (sex IS NOT NULL AND age IS NOT NULL AND disability IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- How many were there: as counted; where nobody counted, as listed.
CREATE VIEW session_present AS
  SELECT session_id, device, men, women, 1 AS is_counted FROM session_attendance
  UNION ALL
  SELECT session_id, device, sum (sex = 'L'), sum (sex = 'P'), 0
    FROM session_person AS p
   WHERE is_listed = 1
     AND NOT EXISTS (SELECT 1 FROM session_attendance AS a
                      WHERE a.session_id = p.session_id AND a.device = p.device)
   GROUP BY session_id, device;

-- The same by groups. A count of men and women alone is in no group.
CREATE VIEW session_present_group AS
  SELECT session_id, device, sex, age, disability, people FROM session_headcount
  UNION ALL
  SELECT session_id, device, sex, age, disability, count (*)
    FROM session_person AS p
   WHERE is_listed = 1
     AND NOT EXISTS (SELECT 1 FROM session_attendance AS a
                      WHERE a.session_id = p.session_id AND a.device = p.device)
   GROUP BY session_id, device, sex, age, disability;
