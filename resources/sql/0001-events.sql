-- The journal: what people did on this device and, at the centre, on every device.
-- Content: never rewritten, only added to (design D1). What may change in `event` is one thing:
-- an erased personal part and its salt become NULL.

CREATE TABLE incarnation ( -- chains of events that are held, or may be
  device       BLOB NOT NULL CHECK (length (device) = 16), -- UUID
  incarnation  INTEGER NOT NULL CHECK (incarnation BETWEEN 1 AND 4294967295),
  public_key   BLOB NOT NULL CHECK (length (public_key) = 32), -- Ed25519; part of the chain's genesis hash
  started_at   INTEGER, -- microseconds since 1970, UTC, by the device's own clock; NULL when not known
  signature    BLOB CHECK (length (signature) = 64), -- by the incarnation before; NULL for the first
  PRIMARY KEY (device, incarnation)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  device        BLOB NOT NULL,
  incarnation   INTEGER NOT NULL,
  seq           INTEGER NOT NULL CHECK (seq > 0), -- gap-free within the incarnation, from 1
  id            BLOB UNIQUE CHECK (length (id) = 16), -- UUIDv7; NULL when this id stands elsewhere already, or is another device's to give: chained, not applied
  kind          TEXT NOT NULL, -- 'session.opened/1'; this and the next two repeat the header, to be searched
  subject       BLOB, -- opaque, at most 32 bytes; NULL for none
  place         TEXT NOT NULL, -- Kemendagri code, or ''
  header        BLOB NOT NULL, -- as hashed and sent: gvt-event.h
  body          BLOB NOT NULL CHECK (length (body) BETWEEN 1 AND 65536), -- canonical JSON, no personal data
  personal      BLOB CHECK (length (personal) BETWEEN 1 AND 65536), -- NULL: none, withheld or erased
  salt          BLOB CHECK (length (salt) = 16), -- goes with the personal part
  personal_hash BLOB CHECK (length (personal_hash) = 32), -- stays when the part is erased; NULL: never had one
  hash          BLOB NOT NULL CHECK (length (hash) = 32), -- BLAKE2b-256 over this event and the hash before it
  PRIMARY KEY (device, incarnation, seq),
  FOREIGN KEY (device, incarnation) REFERENCES incarnation,
  CHECK ((personal IS NULL) = (salt IS NULL)),
  CHECK (personal IS NULL OR personal_hash IS NOT NULL)
) STRICT, WITHOUT ROWID;

-- Local: what this file knows of itself. No event, never sent, kept by a rebuild.

CREATE TABLE journal ( -- whose journal this is
  only_row     INTEGER PRIMARY KEY CHECK (only_row = 1),
  device       BLOB NOT NULL CHECK (length (device) = 16),
  code         TEXT NOT NULL CHECK (length (code) = 4), -- Crockford symbols given by the centre; receipt numbers begin with it
  incarnation  INTEGER NOT NULL, -- the one that is being written
  proven_at    INTEGER, -- microseconds since 1970, UTC: the newest time that the centre signed; NULL before the first
  FOREIGN KEY (device, incarnation) REFERENCES incarnation
) STRICT;

CREATE TABLE setting ( -- small facts that are no events and no secrets: a server's address, a serial
  name   TEXT PRIMARY KEY CHECK (length (name) > 0),
  value  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Projections: emptied and filled again by a rebuild.

-- Whose personal parts are to be gone, also of events that arrive later. It holds when the asking
-- device made the event or is the one this file belongs to; other chains may ask in vain.
CREATE TABLE erasure (
  event_id  BLOB NOT NULL CHECK (length (event_id) = 16),
  device    BLOB NOT NULL CHECK (length (device) = 16), -- whose chain asks for it
  PRIMARY KEY (event_id, device)
) STRICT, WITHOUT ROWID;

CREATE TABLE unapplied_event ( -- kept and chained, but not in any list
  device       BLOB NOT NULL,
  incarnation  INTEGER NOT NULL,
  seq          INTEGER NOT NULL,
  reason       TEXT NOT NULL CHECK (reason IN ('unknown', 'rejected')), -- a newer version's kind; or its body makes no sense (quarantine)
  detail       TEXT NOT NULL, -- the kind, or in English what is wrong; for the log
  PRIMARY KEY (device, incarnation, seq)
) STRICT, WITHOUT ROWID;
