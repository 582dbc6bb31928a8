-- Rows of voter lists where nobody encrypts the database's pages: in SQLCipher this stays empty, and they stand in central_list_row.

-- Local: no event, kept by a rebuild.

CREATE TABLE central_sealed_row ( -- one voter of a list; the present version and the one before are kept
  election    TEXT NOT NULL,
  version     INTEGER NOT NULL,
  village     TEXT NOT NULL, -- Kemendagri code
  position    INTEGER NOT NULL, -- the row's place in the file
  nik_faulty  INTEGER NOT NULL DEFAULT 0 CHECK (nik_faulty IN (0, 1)), -- as in central_list_row
  cells       BLOB NOT NULL, -- sealed for that village: all cells in the order of gvt-voter-row.h, each with a zero byte behind it
  PRIMARY KEY (election, version, village, position)
) STRICT, WITHOUT ROWID;
