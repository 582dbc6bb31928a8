-- What makes the next version of a pack of the one before is a file that laptops fetch, too. Projection of the centre's own chain:
-- emptied and filled again by a rebuild.

CREATE TABLE central_delta (
  hash          BLOB PRIMARY KEY CHECK (length (hash) = 32), -- of all its bytes
  name          TEXT NOT NULL, -- as of its packs: 'village/election'
  version       INTEGER NOT NULL, -- of the list that results
  bytes         INTEGER NOT NULL CHECK (bytes > 0),
  base          BLOB NOT NULL CHECK (length (base) = 32), -- the hash of the pack that it is for
  pack          BLOB NOT NULL CHECK (length (pack) = 32), -- the hash of the pack whose rows result
  published_at  INTEGER NOT NULL -- microseconds since 1970, UTC
) STRICT, WITHOUT ROWID;
CREATE INDEX central_delta_pack ON central_delta (pack);
