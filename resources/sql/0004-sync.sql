-- What this device holds for its talk with the centre.
-- Local: no event, never sent, kept by a rebuild.

CREATE TABLE centre ( -- the one that this device is enrolled with
  only_row         INTEGER PRIMARY KEY CHECK (only_row = 1),
  address          TEXT NOT NULL CHECK (length (address) > 0), -- 'https://host'
  keys             BLOB NOT NULL, -- the newest KEYS statement, as signed; its root key is the pinned one
  manifest_serial  INTEGER NOT NULL DEFAULT 0 CHECK (manifest_serial >= 0), -- of the newest manifest taken; lower ones are refused
  outbox_seq       INTEGER NOT NULL DEFAULT 0 CHECK (outbox_seq >= 0), -- of the last message taken from our outbox there
  outbox_hash      BLOB NOT NULL CHECK (length (outbox_hash) = 32), -- that message's, which the next one must name
  push_events      INTEGER NOT NULL CHECK (push_events > 0), -- events in the next frame: grows on a good line, shrinks on a bad one
  contact_at       INTEGER -- microseconds since 1970, UTC, signed by the centre: the last receipt; NULL before the first
) STRICT;

CREATE TABLE delivery ( -- how far each of this device's chains has come
  device       BLOB NOT NULL CHECK (length (device) = 16),
  incarnation  INTEGER NOT NULL,
  sent         INTEGER NOT NULL DEFAULT 0, -- seq: handed to the line at least once
  received     INTEGER NOT NULL DEFAULT 0, -- seq: durably at the centre, by its signed receipt
  confirmed    INTEGER NOT NULL DEFAULT 0, -- seq: received, and the receipt's hash is the one of our own record
  quarantined  INTEGER NOT NULL DEFAULT 0, -- how many of these the centre keeps but cannot apply
  epoch        INTEGER NOT NULL DEFAULT 0, -- the centre's, in the receipt: one more after each restore
  receipt      BLOB, -- the newest RCPT, as signed: the proof; NULL before the first
  PRIMARY KEY (device, incarnation)
) STRICT, WITHOUT ROWID;

CREATE TABLE prekey ( -- one-time keys, to one of which the centre seals a lease
  prekey_id    BLOB PRIMARY KEY CHECK (length (prekey_id) = 16), -- UUIDv7
  secret       BLOB NOT NULL CHECK (length (secret) = 32), -- X25519; the row goes in the transaction that takes the lease
  deposited    INTEGER NOT NULL DEFAULT 0 CHECK (deposited IN (0, 1)) -- whether the centre has the public half
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox_message ( -- what the centre had for this device, in its order
  seq      INTEGER PRIMARY KEY CHECK (seq > 0),
  type     TEXT NOT NULL, -- 'lease/1'
  sent_at  INTEGER NOT NULL, -- microseconds since 1970, UTC, by the centre
  state    TEXT NOT NULL CHECK (state IN ('taken', 'unknown', 'refused')), -- acted upon; of a newer version; makes no sense here
  detail   TEXT NOT NULL, -- of a refused one, in English, for the log
  message  BLOB -- as signed, of what is not taken; NULL of what is: a lease must not stay
) STRICT;
