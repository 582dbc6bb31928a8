-- The files that some laptop may be told of, now or once it has a lease: the newest of each kind and name, the lexicons that
-- these need, and the deltas that make them (central-device-files.sql). What a newer one replaced is never fetched again.
WITH newest AS (
  SELECT hash, kind, name, version, lexicon
  FROM (
    SELECT *, row_number () OVER (PARTITION BY kind, name
                                  ORDER BY version DESC, published_at DESC, hash DESC) AS place
    FROM central_file
    WHERE kind <> 'lexicon'
  ) AS placed
  WHERE place = 1
),
newest_delta AS (
  SELECT hash, name, version, pack
  FROM (
    SELECT *, row_number () OVER (PARTITION BY base, pack ORDER BY published_at DESC, hash DESC) AS place
    FROM central_delta
  ) AS placed
  WHERE place = 1
)
SELECT hash, kind, name, version FROM newest
UNION ALL
SELECT hash, kind, name, version FROM central_file
WHERE kind = 'lexicon' AND hash IN (SELECT lexicon FROM newest)
UNION ALL
SELECT hash, 'delta', name, version FROM newest_delta
WHERE pack IN (SELECT hash FROM newest)
ORDER BY 2, 3, 4, 1;
