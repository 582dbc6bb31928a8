-- What the centre makes of decisions that laptops send.

-- Projections of the centre's own chain: emptied and filled again by a rebuild.

CREATE TABLE central_decision_lost ( -- decisions that changed nothing, for another one had come first
  source       BLOB PRIMARY KEY CHECK (length (source) = 16), -- the decision, undoing or amendment
  proposal_id  BLOB NOT NULL CHECK (length (proposal_id) = 16),
  why          TEXT NOT NULL, -- 'conflict': it says otherwise; 'same'; 'place'; 'late'
  number       INTEGER NOT NULL -- of the proposal's last outcome then: a conflict is open while that is the last
) STRICT, WITHOUT ROWID;
CREATE INDEX central_decision_lost_proposal ON central_decision_lost (proposal_id);

CREATE TABLE central_plenary ( -- the day of the next plenary meeting, as staff entered it
  regency  TEXT PRIMARY KEY, -- Kemendagri code
  date     TEXT NOT NULL, -- 'YYYY-MM-DD', or '' when it was taken away again
  set_at   INTEGER NOT NULL -- microseconds since 1970, UTC
) STRICT, WITHOUT ROWID;

-- Local: no event, kept by a rebuild.

CREATE TABLE central_outcome_sent ( -- outcomes that stand in a laptop's outbox
  device       BLOB NOT NULL CHECK (length (device) = 16),
  incarnation  INTEGER NOT NULL CHECK (incarnation > 0), -- which copy of it
  proposal_id  BLOB NOT NULL CHECK (length (proposal_id) = 16),
  number       INTEGER NOT NULL,
  PRIMARY KEY (device, incarnation, proposal_id, number)
) STRICT, WITHOUT ROWID;
