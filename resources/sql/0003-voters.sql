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

-- Proposals. Projections of proposal.* events: emptied and filled again by a rebuild. Nothing here is
-- personal; that part stays sealed in the event.

CREATE TABLE proposal ( -- corrections of the voter list that people reported
  proposal_id      BLOB PRIMARY KEY CHECK (length (proposal_id) = 16), -- of proposal.made
  device           BLOB NOT NULL, -- that made it
  receipt          TEXT NOT NULL CHECK (length (receipt) = 10), -- Crockford symbols; two copies of one laptop can give the same
  proposal         TEXT NOT NULL, -- 'new', 'death', 'move', 'wrong_data', or a newer version's code
  place            TEXT NOT NULL, -- Kemendagri code of the village
  scope            TEXT NOT NULL, -- election or PDPB period, or ''
  subject          BLOB NOT NULL CHECK (length (subject) = 32), -- keyed hash of the NIK, or random
  subject_kind     TEXT NOT NULL CHECK (subject_kind IN ('nik', 'blind', 'none')), -- the hash; or random: who wrote it had no key, or gave no NIK
  evidence_scheme  TEXT NOT NULL, -- version of the code list
  evidence         TEXT NOT NULL, -- codes with a space between, or ''
  fields           TEXT NOT NULL, -- names of the fields to be changed, with a space between, or ''
  tms_scheme       TEXT, -- version of the code list; NULL: the voter still qualifies
  tms_code         TEXT,
  list_election    TEXT, -- of the list that shows the voter; NULL: not looked at
  list_version     INTEGER NOT NULL, -- 0 when not known
  reporter         TEXT NOT NULL, -- 'self', 'family', 'officer', 'citizen'
  consent          INTEGER NOT NULL CHECK (consent IN (0, 1)),
  sex              TEXT CHECK (sex IN ('L', 'P')), -- for the counts; NULL when not known
  made_at          INTEGER NOT NULL, -- microseconds since 1970, UTC, by the device's own clock
  made_by          TEXT NOT NULL, -- user code
  CHECK ((tms_scheme IS NULL) = (tms_code IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX proposal_subject ON proposal (subject);
CREATE INDEX proposal_receipt ON proposal (receipt);
CREATE INDEX proposal_place ON proposal (place);

CREATE TABLE proposal_match ( -- whom a blind one is about, found out later by who opens the roll
  event_id     BLOB PRIMARY KEY CHECK (length (event_id) = 16),
  proposal_id  BLOB NOT NULL,
  device       BLOB NOT NULL, -- counts only where it is the proposal's own, whose key made the hash
  subject      BLOB NOT NULL CHECK (length (subject) = 32) -- keyed hash of the NIK
) STRICT, WITHOUT ROWID;

CREATE INDEX proposal_match_proposal ON proposal_match (proposal_id);
CREATE INDEX proposal_match_subject ON proposal_match (subject);

CREATE TABLE proposal_withdrawal ( -- proposals taken back
  event_id      BLOB PRIMARY KEY CHECK (length (event_id) = 16),
  proposal_id   BLOB NOT NULL,
  device        BLOB NOT NULL, -- counts only where it is the proposal's own
  reason        TEXT NOT NULL, -- 'mistake', 'reporter', 'duplicate'
  withdrawn_at  INTEGER NOT NULL, -- microseconds since 1970, UTC, by the device's own clock
  withdrawn_by  TEXT NOT NULL -- user code
) STRICT, WITHOUT ROWID;

CREATE INDEX proposal_withdrawal_proposal ON proposal_withdrawal (proposal_id);
