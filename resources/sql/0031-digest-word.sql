-- The centre's newest signed word on whether it holds the same records as this device. Local, as `delivery` is: asked again where it is not here.

CREATE TABLE digest_word (
  only_row     INTEGER PRIMARY KEY CHECK (only_row = 1),
  state        TEXT NOT NULL CHECK (state IN ('same', 'different', 'not_offered')), -- the last: this centre is older and compares nothing
  compared_at  INTEGER NOT NULL, -- microseconds since 1970, UTC, by the centre; 0: not compared
  incarnation  INTEGER NOT NULL, -- the chain that was written then
  seq          INTEGER NOT NULL, -- of that chain: what came up to here was compared
  epoch        INTEGER NOT NULL, -- of the centre, as in its receipts
  records      INTEGER NOT NULL, -- compared: of this chain and of those it went on from
  root         BLOB CHECK (length (root) = 32), -- what this device's come to; NULL: not compared
  question     BLOB, -- as it was sent: what the word is about
  word         BLOB -- DGST, as signed: the proof
) STRICT;

CREATE TABLE digest_difference ( -- what the word's two sides hold differently
  incarnation  INTEGER NOT NULL,
  first_seq    INTEGER NOT NULL,
  last_seq     INTEGER NOT NULL CHECK (last_seq >= first_seq), -- the first, but where it could not be narrowed down so far
  here         TEXT NOT NULL CHECK (here IN ('held', 'missing', 'damaged', 'unknown')),
  there        TEXT NOT NULL CHECK (there IN ('held', 'missing', 'damaged', 'unknown')),
  kind         TEXT NOT NULL, -- '' where neither side can say
  place        TEXT NOT NULL, -- Kemendagri code, or ''
  PRIMARY KEY (incarnation, first_seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE digest_group ( -- places and kinds of which the word's two sides hold other records
  place  TEXT NOT NULL,
  kind   TEXT NOT NULL,
  here   INTEGER NOT NULL, -- records
  there  INTEGER NOT NULL,
  PRIMARY KEY (place, kind)
) STRICT, WITHOUT ROWID;
