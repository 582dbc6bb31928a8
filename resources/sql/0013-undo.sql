-- What can be undone in a class. Projections: emptied and filled again by a rebuild.

CREATE TABLE session_act ( -- every act of a kind that can be undone, also when it was
  device       BLOB NOT NULL,
  key          BLOB NOT NULL CHECK (length (key) = 16), -- of the rows it writes: acts that may meet in one row have one key
  incarnation  INTEGER NOT NULL, -- of the event, where it first stood, with the next two: the greatest is undone first
  seq          INTEGER NOT NULL,
  event_id     BLOB NOT NULL,
  session_id   BLOB NOT NULL CHECK (length (session_id) = 16),
  PRIMARY KEY (device, key, incarnation, seq, event_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX session_act_session ON session_act (session_id);

CREATE TABLE session_undone ( -- also of an act that has not come yet
  device    BLOB NOT NULL, -- who undid it; counts only for acts of its own
  event_id  BLOB NOT NULL, -- of the act
  PRIMARY KEY (device, event_id)
) STRICT, WITHOUT ROWID;

-- What was taught may be undone on one laptop and stand on another one, so each has its row.
DROP TABLE session_module;

CREATE TABLE session_taught ( -- what was taught, pinned to the exact content
  session_id    BLOB NOT NULL CHECK (length (session_id) = 16),
  content_hash  BLOB NOT NULL CHECK (length (content_hash) = 32),
  device        BLOB NOT NULL,
  module        TEXT NOT NULL, -- its id, 'm5-tps'
  version       INTEGER NOT NULL,
  incarnation   INTEGER NOT NULL, -- of the event, where it first stood, with the next two: a later one replaces it
  seq           INTEGER NOT NULL,
  event_id      BLOB NOT NULL,
  PRIMARY KEY (session_id, content_hash, device)
) STRICT, WITHOUT ROWID;

CREATE VIEW session_module AS
  SELECT session_id, content_hash, min (module) AS module, max (version) AS version
    FROM session_taught GROUP BY session_id, content_hash;

INSERT OR REPLACE INTO setting VALUES ('journal.stale', '1');
