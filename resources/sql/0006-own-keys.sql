-- The keys of this laptop's incarnations after the first, whose key is in the vault.
-- Local: no event, never sent, kept by a rebuild.

CREATE TABLE own_key (
  public_key    BLOB PRIMARY KEY CHECK (length (public_key) = 32), -- Ed25519
  secret        BLOB NOT NULL CHECK (length (secret) = 64),
  incarnation   INTEGER UNIQUE CHECK (incarnation > 1), -- NULL: made, and not taken in by the centre yet
  earlier       INTEGER NOT NULL DEFAULT 0 CHECK (earlier >= 0), -- events of before that the centre holds where they first stood
  reissued      INTEGER NOT NULL DEFAULT 0 CHECK (reissued >= 0), -- events of before that stand once more in this one
  confirmed_at  INTEGER -- microseconds since 1970, UTC, by the centre: a supervisor said yes; NULL until then
) STRICT, WITHOUT ROWID;
