-- Who took down which proposal, as each laptop's chain tells it: a facilitator takes back his own alone.

-- Projection: emptied and filled again by a rebuild.

CREATE TABLE central_proposal_maker (
  device       BLOB NOT NULL REFERENCES central_device,
  incarnation  INTEGER NOT NULL CHECK (incarnation > 0), -- whose chain tells it, be it for the first time or once more (I9)
  proposal_id  BLOB NOT NULL CHECK (length (proposal_id) = 16),
  seq          INTEGER NOT NULL, -- of the event that tells it
  made_by      TEXT NOT NULL, -- user code
  PRIMARY KEY (device, incarnation, proposal_id)
) STRICT, WITHOUT ROWID;

INSERT OR REPLACE INTO setting VALUES ('journal.stale', '1');
