-- Keys of the centre that were turned.
-- Local: no event, never sent, kept by a rebuild.

CREATE TABLE centre_keys ( -- KEYS statements that were accepted before the one in `centre`
  serial     INTEGER PRIMARY KEY CHECK (serial > 0),
  statement  BLOB NOT NULL -- as signed by the root; what its key signed in its time still holds
) STRICT;

ALTER TABLE centre ADD COLUMN outbox_serial INTEGER NOT NULL DEFAULT 0; -- of the statement whose key signed the last message taken; a lower one signs no more
