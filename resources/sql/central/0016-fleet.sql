-- Laptops as a fleet: what supervisors decided about each, and what each told of itself last.

-- Projection of the centre's own chain: emptied and filled again by a rebuild.

CREATE TABLE central_fleet_act (
  event_id           BLOB PRIMARY KEY CHECK (length (event_id) = 16),
  chain_incarnation  INTEGER NOT NULL, -- this and the next: where it stands in the centre's own chain; what stands last counts
  chain_seq          INTEGER NOT NULL,
  device             BLOB NOT NULL REFERENCES central_device,
  incarnation        INTEGER NOT NULL CHECK (incarnation > 0), -- which copy of it
  act                TEXT NOT NULL, -- 'lost', 'found', 'handed_over'
  by_user            TEXT NOT NULL, -- the supervisor's code
  decided_at         INTEGER NOT NULL, -- microseconds since 1970, UTC: when the centre took it
  to_user            TEXT NOT NULL, -- of a hand-over: who answers for it now; else ''
  head_seq           INTEGER NOT NULL -- the last record that was held of it then
) STRICT, WITHOUT ROWID;
CREATE INDEX central_fleet_act_device ON central_fleet_act (device, incarnation, act);

CREATE TABLE central_fleet_settled ( -- what supervisors said on their laptops, and the centre has dealt with
  told        BLOB PRIMARY KEY CHECK (length (told) = 16), -- the event there
  is_refused  INTEGER NOT NULL CHECK (is_refused IN (0, 1))
) STRICT, WITHOUT ROWID;

-- Projections of the laptops' chains.

CREATE TABLE central_fleet_told ( -- that a supervisor said there what became of a laptop
  event_id  BLOB PRIMARY KEY CHECK (length (event_id) = 16)
) STRICT, WITHOUT ROWID;

CREATE TABLE central_obeyed ( -- that a laptop destroyed its keys because it was told to
  event_id     BLOB PRIMARY KEY CHECK (length (event_id) = 16),
  device       BLOB NOT NULL,
  incarnation  INTEGER NOT NULL, -- whose chain says it
  obeyed_at    INTEGER NOT NULL -- microseconds since 1970, UTC, by that laptop's clock
) STRICT, WITHOUT ROWID;

-- Local: no event, kept by a rebuild.

CREATE TABLE central_contact ( -- the last talk with each copy of each laptop
  device       BLOB NOT NULL CHECK (length (device) = 16),
  incarnation  INTEGER NOT NULL CHECK (incarnation > 0),
  contact_at   INTEGER NOT NULL, -- microseconds since 1970, UTC
  status       BLOB, -- what it told of itself (sync/gvt-device-status.h); NULL where its program tells nothing
  PRIMARY KEY (device, incarnation)
) STRICT, WITHOUT ROWID;

INSERT OR REPLACE INTO setting VALUES ('journal.stale', '1');
