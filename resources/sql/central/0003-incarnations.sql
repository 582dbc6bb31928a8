-- Laptops that were copied or set back: each copy goes on in an incarnation of its own (design I9).

-- Projection of the centre's own chain: emptied and filled again by a rebuild.

CREATE TABLE central_incarnation ( -- those after a laptop's first
  device         BLOB NOT NULL REFERENCES central_device,
  incarnation    INTEGER NOT NULL CHECK (incarnation > 1),
  code           TEXT NOT NULL UNIQUE CHECK (length (code) = 4), -- Crockford symbols; names this copy, and receipt numbers begin with it
  parent         INTEGER NOT NULL, -- the incarnation it went on from; that one is closed
  parent_seq     INTEGER NOT NULL, -- the last event held of that one then
  began_at       INTEGER NOT NULL, -- microseconds since 1970, UTC
  confirmed_at   INTEGER, -- a supervisor said that this copy may have lists; NULL until then
  confirmed_by   TEXT, -- his user code
  PRIMARY KEY (device, incarnation),
  CHECK ((confirmed_at IS NULL) = (confirmed_by IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX central_incarnation_parent ON central_incarnation (device, parent);

-- A lease is one copy's, and so are the one-time keys it is sealed to.
ALTER TABLE central_lease ADD COLUMN incarnation INTEGER NOT NULL DEFAULT 1; -- a projection still: a rebuild fills it
ALTER TABLE central_prekey ADD COLUMN incarnation INTEGER NOT NULL DEFAULT 1;

-- Every copy of every laptop that can be named by a code.
CREATE VIEW central_copy AS
WITH copy (device, code, incarnation, began_at, is_confirmed) AS (
  SELECT device, code, 1, enrolled_at, 1 FROM central_device
  UNION ALL
  SELECT device, code, incarnation, began_at, confirmed_at IS NOT NULL FROM central_incarnation
)
SELECT
  copy.device, copy.code, roll_public, began_at, copy.incarnation, is_confirmed,
  EXISTS (SELECT 1 FROM central_incarnation AS child
          WHERE child.device = copy.device AND child.parent = copy.incarnation) AS is_closed
FROM copy JOIN central_device USING (device);
