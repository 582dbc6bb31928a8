-- Who was in a class, by groups: the details of a row in session_attendance, from session.attended/2
-- on. A projection.

CREATE TABLE session_headcount ( -- of the last count of each device, as that row says
  session_id  BLOB NOT NULL CHECK (length (session_id) = 16),
  device      BLOB NOT NULL,
  sex         TEXT NOT NULL CHECK (sex IN ('L', 'P')),
  age         TEXT NOT NULL, -- a band of age_scheme
  disability  TEXT NOT NULL, -- a code of disability_scheme, '0' for none
  people      INTEGER NOT NULL CHECK (people > 0),
  age_scheme  TEXT NOT NULL,
  disability_scheme  TEXT NOT NULL,
  PRIMARY KEY (session_id, device, sex, age, disability)
) STRICT, WITHOUT ROWID;
