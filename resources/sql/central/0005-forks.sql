-- A copy has of the laptop it was copied from what was there at the fork, and nothing that happened to the original after it.

-- Projections: emptied and filled again by a rebuild.

DROP VIEW central_copy;
DROP VIEW central_line;
DROP TABLE central_roll_key;
DROP TABLE central_slot;
DROP TABLE central_incarnation;

CREATE TABLE central_incarnation ( -- those after a laptop's first
  device         BLOB NOT NULL REFERENCES central_device,
  incarnation    INTEGER NOT NULL CHECK (incarnation > 1),
  code           TEXT NOT NULL UNIQUE CHECK (length (code) = 4), -- Crockford symbols; names this copy, and receipt numbers begin with it
  parent         INTEGER NOT NULL CHECK (parent < incarnation), -- the incarnation it went on from; that one is closed
  parent_seq     INTEGER NOT NULL, -- the last event held of that one then
  fork_seq       INTEGER NOT NULL CHECK (fork_seq <= parent_seq), -- the last that was this copy's past too; of what came after it knows nothing
  began_at       INTEGER NOT NULL, -- microseconds since 1970, UTC
  confirmed_at   INTEGER, -- a supervisor said that this copy may have lists; NULL until then
  confirmed_by   TEXT, -- his user code
  PRIMARY KEY (device, incarnation),
  CHECK ((confirmed_at IS NULL) = (confirmed_by IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX central_incarnation_parent ON central_incarnation (device, parent);

CREATE TABLE central_slot ( -- what a chain says of a slot in the vault, each time that it does: the last before a place counts there
  device       BLOB NOT NULL REFERENCES central_device,
  incarnation  INTEGER NOT NULL CHECK (incarnation > 0),
  user         TEXT NOT NULL, -- his code; a laptop alone adds facilitators, whom central_user does not have
  seq          INTEGER NOT NULL, -- of the event that says it; 0 for enrolment, which the centre's own chain tells
  role         TEXT NOT NULL CHECK (role IN ('facilitator', 'officer', 'supervisor')),
  area         TEXT NOT NULL, -- Kemendagri code in which he works; '' for the province
  public_key   BLOB NOT NULL CHECK (length (public_key) = 32), -- Ed25519, made on that laptop
  is_removed   INTEGER NOT NULL CHECK (is_removed IN (0, 1)),
  PRIMARY KEY (device, incarnation, user, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE central_roll_key ( -- a laptop's roll key after a user was removed there
  device       BLOB NOT NULL REFERENCES central_device,
  incarnation  INTEGER NOT NULL CHECK (incarnation > 0),
  seq          INTEGER NOT NULL, -- of the event that says it
  roll_public  BLOB NOT NULL CHECK (length (roll_public) = 32), -- X25519
  PRIMARY KEY (device, incarnation, seq)
) STRICT, WITHOUT ROWID;

-- Each copy with itself and those that it went on from, and up to which event each of them is its past; what the greatest ancestor says last counts.
CREATE VIEW central_line AS
WITH RECURSIVE line (device, incarnation, ancestor, last_seq) AS (
  SELECT device, 1, 1, 9223372036854775807 FROM central_device
  UNION ALL
  SELECT device, incarnation, incarnation, 9223372036854775807 FROM central_incarnation
  UNION ALL
  SELECT line.device, line.incarnation, copy.parent, copy.fork_seq
  FROM line JOIN central_incarnation AS copy ON copy.device = line.device AND copy.incarnation = line.ancestor
)
SELECT device, incarnation, ancestor, last_seq FROM line;

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
     JOIN central_roll_key AS changed
       ON changed.device = line.device AND changed.incarnation = line.ancestor AND changed.seq <= line.last_seq
     WHERE line.device = copy.device AND line.incarnation = copy.incarnation
     ORDER BY line.ancestor DESC, changed.seq DESC LIMIT 1),
    central_device.roll_public) AS roll_public,
  began_at, copy.incarnation, is_confirmed,
  EXISTS (SELECT 1 FROM central_incarnation AS child
          WHERE child.device = copy.device AND child.parent = copy.incarnation) AS is_closed
FROM copy JOIN central_device USING (device);

INSERT OR REPLACE INTO setting VALUES ('journal.stale', '1');
