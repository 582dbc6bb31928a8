-- What only the centre has, beside the tables of a laptop: every name begins with central_.

-- Projections of the centre's own chain: emptied and filled again by a rebuild.

CREATE TABLE central_user ( -- people who may use laptops; province-wide
  code      TEXT PRIMARY KEY, -- opaque: 2 to 16 of A-Z 0-9 -
  role      TEXT NOT NULL CHECK (role IN ('facilitator', 'officer', 'supervisor')),
  area      TEXT NOT NULL, -- Kemendagri code in which he works; '' for the province
  added_at  INTEGER NOT NULL -- microseconds since 1970, UTC
) STRICT, WITHOUT ROWID;

CREATE TABLE central_device ( -- laptops that were taken in
  device       BLOB PRIMARY KEY CHECK (length (device) = 16), -- UUID
  code         TEXT NOT NULL UNIQUE CHECK (length (code) = 4), -- Crockford symbols; receipt numbers begin with it
  roll_public  BLOB NOT NULL CHECK (length (roll_public) = 32), -- X25519: what only its officers can open is sealed to it
  enrolled_at  INTEGER NOT NULL -- microseconds since 1970, UTC
) STRICT, WITHOUT ROWID;

CREATE TABLE central_device_user ( -- who has a slot in a laptop's vault
  device      BLOB NOT NULL REFERENCES central_device,
  user        TEXT NOT NULL REFERENCES central_user,
  public_key  BLOB NOT NULL CHECK (length (public_key) = 32), -- Ed25519, made on that laptop
  PRIMARY KEY (device, user)
) STRICT, WITHOUT ROWID;

CREATE TABLE central_list ( -- voter lists that were imported
  election     TEXT NOT NULL, -- 'pilkada-2024'
  version      INTEGER NOT NULL CHECK (version > 0), -- from 1 within the election
  as_of        TEXT NOT NULL, -- 'YYYY-MM-DD': the day it speaks of
  rows         INTEGER NOT NULL CHECK (rows > 0),
  villages     INTEGER NOT NULL CHECK (villages > 0),
  digest       BLOB NOT NULL CHECK (length (digest) = 32), -- BLAKE2b-256 of the file
  imported_at  INTEGER NOT NULL, -- microseconds since 1970, UTC
  PRIMARY KEY (election, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE central_file ( -- what laptops may fetch, by the hash of all its bytes
  hash          BLOB PRIMARY KEY CHECK (length (hash) = 32),
  kind          TEXT NOT NULL CHECK (kind IN ('pack', 'lexicon', 'regions', 'module')),
  name          TEXT NOT NULL, -- of a pack 'village/election', of a module its id, else ''
  version       INTEGER NOT NULL, -- of the list, of the module
  bytes         INTEGER NOT NULL CHECK (bytes > 0),
  lexicon       BLOB CHECK (length (lexicon) = 32), -- the hash of the lexicon that a pack needs; else NULL
  published_at  INTEGER NOT NULL -- microseconds since 1970, UTC
) STRICT, WITHOUT ROWID;
CREATE INDEX central_file_name ON central_file (kind, name, version);

CREATE TABLE central_lease ( -- voter lists that a laptop may open for a time
  lease       BLOB PRIMARY KEY CHECK (length (lease) = 16), -- UUIDv7
  device      BLOB NOT NULL REFERENCES central_device,
  not_before  INTEGER NOT NULL, -- microseconds since 1970, UTC
  not_after   INTEGER NOT NULL,
  granted_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX central_lease_device ON central_lease (device, not_after);

CREATE TABLE central_lease_village (
  lease         BLOB NOT NULL REFERENCES central_lease,
  village       TEXT NOT NULL, -- Kemendagri code
  election      TEXT NOT NULL,
  list_version  INTEGER NOT NULL, -- the newest when it was granted
  epoch         INTEGER NOT NULL CHECK (epoch > 0), -- of the village's key
  PRIMARY KEY (lease, village, election)
) STRICT, WITHOUT ROWID;

-- Local: no event, kept by a rebuild.

CREATE TABLE central_keys ( -- KEYS statements; the highest serial counts
  serial     INTEGER PRIMARY KEY CHECK (serial > 0),
  statement  BLOB NOT NULL -- as signed by the root key
) STRICT;

CREATE TABLE central_secret ( -- online keys, sealed under the store's key once more: a database server would see only this
  name    TEXT PRIMARY KEY, -- 'signing-key'
  sealed  BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE central_epoch_key ( -- opens a village's packs; the highest epoch counts
  village  TEXT NOT NULL, -- Kemendagri code
  epoch    INTEGER NOT NULL CHECK (epoch > 0), -- from 1, one more after each revocation
  sealed   BLOB NOT NULL,
  PRIMARY KEY (village, epoch)
) STRICT, WITHOUT ROWID;

CREATE TABLE central_lookup_key ( -- answers which laptops looked a voter up: their subjects are hashes under it
  device  BLOB PRIMARY KEY CHECK (length (device) = 16),
  sealed  BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE central_code ( -- enrolment codes that were handed out; never the code itself
  selector    TEXT PRIMARY KEY CHECK (length (selector) = 4), -- its first four symbols
  hash        BLOB NOT NULL CHECK (length (hash) = 32), -- of its secret
  users       TEXT NOT NULL, -- the user codes it admits, with blanks between
  expires_at  INTEGER NOT NULL, -- microseconds since 1970, UTC
  tries       INTEGER NOT NULL DEFAULT 0, -- wrong secrets so far
  device      BLOB CHECK (length (device) = 16), -- whom it took in; NULL while unused
  device_key  BLOB CHECK (length (device_key) = 32)
) STRICT, WITHOUT ROWID;

CREATE TABLE central_prekey ( -- one-time keys that a laptop deposited; a lease is sealed to one
  device  BLOB NOT NULL,
  prekey  BLOB NOT NULL CHECK (length (prekey) = 16), -- UUIDv7, the laptop's
  key     BLOB NOT NULL CHECK (length (key) = 32), -- X25519
  lease   BLOB CHECK (length (lease) = 16), -- sealed to it; NULL while it is free. Kept, so that it never comes free again
  PRIMARY KEY (device, prekey)
) STRICT, WITHOUT ROWID;

CREATE TABLE central_outbox ( -- messages for laptops, a chain for each
  device   BLOB NOT NULL,
  seq      INTEGER NOT NULL CHECK (seq > 0), -- gap-free, from 1
  hash     BLOB NOT NULL CHECK (length (hash) = 32), -- what the next one names as the one before
  message  BLOB NOT NULL, -- as signed
  PRIMARY KEY (device, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE central_manifest ( -- the last one that each laptop was told
  device  BLOB PRIMARY KEY CHECK (length (device) = 16),
  serial  INTEGER NOT NULL CHECK (serial > 0), -- grows when its files change
  digest  BLOB NOT NULL CHECK (length (digest) = 32) -- of its files
) STRICT, WITHOUT ROWID;

CREATE TABLE central_list_village ( -- whose voters stand in a list
  election  TEXT NOT NULL,
  version   INTEGER NOT NULL,
  village   TEXT NOT NULL, -- Kemendagri code
  rows      INTEGER NOT NULL CHECK (rows > 0),
  PRIMARY KEY (election, version, village)
) STRICT, WITHOUT ROWID;

CREATE TABLE central_list_row ( -- one voter of a list; the present version and the one before are kept
  election     TEXT NOT NULL,
  version      INTEGER NOT NULL,
  village      TEXT NOT NULL, -- Kemendagri code
  position     INTEGER NOT NULL, -- the row's place in the file
  dpid         TEXT NOT NULL, -- this and the others exactly as the list has them (gvt-voter-row.h)
  nkk          TEXT NOT NULL,
  nik          TEXT NOT NULL,
  name         TEXT NOT NULL,
  birth_place  TEXT NOT NULL,
  birth_date   TEXT NOT NULL,
  marital      TEXT NOT NULL,
  sex          TEXT NOT NULL,
  address      TEXT NOT NULL,
  rt           TEXT NOT NULL,
  rw           TEXT NOT NULL,
  disability   TEXT NOT NULL,
  ktp_el       TEXT NOT NULL,
  note         TEXT NOT NULL,
  source       TEXT NOT NULL,
  tps          TEXT NOT NULL,
  PRIMARY KEY (election, version, village, position)
) STRICT, WITHOUT ROWID;
