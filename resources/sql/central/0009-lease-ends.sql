-- What becomes of leases, and laptops that stay where they are.

-- Projections: emptied and filled again by a rebuild.

CREATE TABLE central_lease_revoked ( -- leases that the centre took back
  lease       BLOB PRIMARY KEY CHECK (length (lease) = 16),
  revoked_at  INTEGER NOT NULL -- microseconds since 1970, UTC
) STRICT, WITHOUT ROWID;

CREATE TABLE central_lease_destroyed ( -- that a laptop destroyed its keys of a lease, as its own chain tells
  event_id  BLOB PRIMARY KEY CHECK (length (event_id) = 16),
  lease     BLOB NOT NULL CHECK (length (lease) = 16),
  device    BLOB NOT NULL, -- counts only where the lease is its own
  reason    TEXT NOT NULL -- 'revoked', 'ended', or a newer version's code
) STRICT, WITHOUT ROWID;
CREATE INDEX central_lease_destroyed_lease ON central_lease_destroyed (lease);

CREATE TABLE central_stationary ( -- laptops that never leave an office: they alone may have lists of more than one regency
  device       BLOB NOT NULL REFERENCES central_device,
  incarnation  INTEGER NOT NULL CHECK (incarnation > 0), -- a copy of its disk may be anywhere
  PRIMARY KEY (device, incarnation)
) STRICT, WITHOUT ROWID;

INSERT OR REPLACE INTO setting VALUES ('journal.stale', '1');
