-- Voter lists and leases, proposals.

-- Local: no event, never sent, kept by a rebuild, never in a backup.

CREATE TABLE lease ( -- for how long this laptop may open which lists
  lease_id     BLOB PRIMARY KEY CHECK (length (lease_id) = 16), -- given by the centre
  not_before   INTEGER NOT NULL, -- microseconds since 1970, UTC
  not_after    INTEGER NOT NULL CHECK (not_after > not_before), -- then the lists close; nothing is destroyed
  received_at  INTEGER NOT NULL -- by this laptop's clock
) STRICT, WITHOUT ROWID;

CREATE TABLE lease_village ( -- the lists of a lease and their keys
  lease_id      BLOB NOT NULL REFERENCES lease ON DELETE CASCADE,
  village       TEXT NOT NULL, -- Kemendagri code
  election      TEXT NOT NULL, -- TPS numbers belong to it
  epoch         INTEGER NOT NULL, -- which of the village's keys
  list_version  INTEGER NOT NULL, -- the newest when the lease was made
  sealed_key    BLOB NOT NULL, -- the epoch key, sealed to the roll public key: a facilitator can keep it, not open it
  PRIMARY KEY (lease_id, village, election)
) STRICT, WITHOUT ROWID;

CREATE TABLE pack ( -- list files in the folder packs/, each verified when it came
  village       TEXT NOT NULL,
  election      TEXT NOT NULL,
  list_version  INTEGER NOT NULL CHECK (list_version > 0),
  epoch         INTEGER NOT NULL,
  as_of         TEXT NOT NULL, -- YYYY-MM-DD: the day the list speaks of
  village_name  TEXT NOT NULL, -- for people
  n_rows        INTEGER NOT NULL CHECK (n_rows >= 0),
  file_hash     BLOB NOT NULL CHECK (length (file_hash) = 32), -- of the whole file; the file's name follows from this row
  is_active     INTEGER NOT NULL CHECK (is_active IN (0, 1)), -- one of each list; the other one was before it and stays for roll-back (I8)
  lexicon_hash  BLOB NOT NULL CHECK (length (lexicon_hash) = 32), -- of the lexicon file that its names need
  PRIMARY KEY (village, election, file_hash)
) STRICT, WITHOUT ROWID;
