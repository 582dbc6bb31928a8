-- Polling stations are files that laptops fetch, too: the table of files takes their kind.

-- Projection of the centre's own chain: emptied and filled again by a rebuild.

DROP TABLE central_file;
CREATE TABLE central_file ( -- what laptops may fetch, by the hash of all its bytes
  hash          BLOB PRIMARY KEY CHECK (length (hash) = 32),
  kind          TEXT NOT NULL CHECK (kind IN ('pack', 'lexicon', 'regions', 'module', 'stations')),
  name          TEXT NOT NULL, -- of a pack and of stations 'village/election', of a module its id, else ''
  version       INTEGER NOT NULL, -- of the list, of the module, of the stations
  bytes         INTEGER NOT NULL CHECK (bytes > 0),
  lexicon       BLOB CHECK (length (lexicon) = 32), -- the hash of the lexicon that a pack needs; else NULL
  published_at  INTEGER NOT NULL -- microseconds since 1970, UTC
) STRICT, WITHOUT ROWID;
CREATE INDEX central_file_name ON central_file (kind, name, version);

INSERT OR REPLACE INTO setting VALUES ('journal.stale', '1');
