-- Lists that came as the difference from a version that was here. Local, as `pack` is: it speaks of files in the folder packs/.

CREATE TABLE pack_delta ( -- how the rows of a pack are made whose own file is not here
  village       TEXT NOT NULL,
  election      TEXT NOT NULL,
  file_hash     BLOB NOT NULL CHECK (length (file_hash) = 32), -- of the pack whose rows result: what `pack` calls it
  list_version  INTEGER NOT NULL CHECK (list_version > 0), -- that results
  delta_hash    BLOB NOT NULL CHECK (length (delta_hash) = 32), -- of the whole delta; the file's name follows from this row
  base_hash     BLOB NOT NULL CHECK (length (base_hash) = 32), -- of the pack that it starts from: a file, or what another row here makes
  base_version  INTEGER NOT NULL CHECK (base_version > 0),
  PRIMARY KEY (village, election, file_hash)
) STRICT, WITHOUT ROWID;
