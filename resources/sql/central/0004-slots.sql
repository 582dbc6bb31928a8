-- Who may do what on a laptop, and which key its roll is sealed to, as its chain goes on from enrolment.

-- Projections: emptied and filled again by a rebuild.

DROP VIEW central_copy;
DROP TABLE central_device_user; -- its rows are the first of central_slot

CREATE TABLE central_slot ( -- what a copy's chain says last of a slot in its vault; of enrolment, the centre's own
  device       BLOB NOT NULL REFERENCES central_device,
  incarnation  INTEGER NOT NULL CHECK (incarnation > 0),
  user         TEXT NOT NULL, -- his code; a laptop alone adds facilitators, whom central_user does not have
  role         TEXT NOT NULL CHECK (role IN ('facilitator', 'officer', 'supervisor')),
  area         TEXT NOT NULL, -- Kemendagri code in which he works; '' for the province
  public_key   BLOB NOT NULL CHECK (length (public_key) = 32), -- Ed25519, made on that laptop
  is_removed   INTEGER NOT NULL CHECK (is_removed IN (0, 1)),
  PRIMARY KEY (device, incarnation, user)
) STRICT, WITHOUT ROWID;

CREATE TABLE central_roll_key ( -- a laptop's roll key after a user was removed there
  device       BLOB NOT NULL REFERENCES central_device,
  incarnation  INTEGER NOT NULL CHECK (incarnation > 0),
  roll_public  BLOB NOT NULL CHECK (length (roll_public) = 32), -- X25519
  PRIMARY KEY (device, incarnation)
) STRICT, WITHOUT ROWID;

-- Each copy with itself and those that it went on from; the greatest ancestor that says something counts.
CREATE VIEW central_line AS
WITH RECURSIVE line (device, incarnation, ancestor) AS (
  SELECT device, 1, 1 FROM central_device
  UNION ALL
  SELECT device, incarnation, incarnation FROM central_incarnation
  UNION ALL
  SELECT line.device, line.incarnation, copy.parent
  FROM line JOIN central_incarnation AS copy ON copy.device = line.device AND copy.incarnation = line.ancestor
)
SELECT device, incarnation, ancestor FROM line;

-- Every copy of every laptop that can be named by a code.
CREATE VIEW central_copy AS
WITH copy (device, code, incarnation, began_at, is_confirmed) AS (
  SELECT device, code, 1, enrolled_at, 1 FROM central_device
  UNION ALL
  SELECT device, code, incarnation, began_at, confirmed_at IS NOT NULL FROM central_incarnation
)
SELECT
  copy.device, copy.code,
  coalesce (
    (SELECT changed.roll_public FROM central_line AS line
     JOIN central_roll_key AS changed ON changed.device = line.device AND changed.incarnation = line.ancestor
     WHERE line.device = copy.device AND line.incarnation = copy.incarnation
     ORDER BY line.ancestor DESC LIMIT 1),
    central_device.roll_public) AS roll_public,
  began_at, copy.incarnation, is_confirmed,
  EXISTS (SELECT 1 FROM central_incarnation AS child
          WHERE child.device = copy.device AND child.parent = copy.incarnation) AS is_closed
FROM copy JOIN central_device USING (device);

INSERT OR REPLACE INTO setting VALUES ('journal.stale', '1');
