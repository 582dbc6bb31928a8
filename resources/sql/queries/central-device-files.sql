-- The files that copy :incarnation of laptop :device may hold at :now: the region list, the newest version of each module,
-- the newest pack and polling stations of each village that a living lease of its names, and the lexicons these need.
-- Where one version was published twice, the later one counts. Beside a pack stand the deltas that make it, each with the pack that it
-- is for in the last column; of other files that says nothing.
WITH newest AS (
  SELECT hash, kind, name, version, bytes, lexicon
  FROM (
    SELECT *, row_number () OVER (PARTITION BY kind, name
                                  ORDER BY version DESC, published_at DESC, hash DESC) AS place
    FROM central_file
    WHERE kind <> 'lexicon'
  ) AS placed
  WHERE place = 1
),
newest_delta AS (
  SELECT hash, name, version, bytes, base, pack
  FROM (
    SELECT *, row_number () OVER (PARTITION BY base, pack ORDER BY published_at DESC, hash DESC) AS place
    FROM central_delta
  ) AS placed
  WHERE place = 1
),
leased AS (
  SELECT DISTINCT village || '/' || election AS name
  FROM central_lease JOIN central_lease_village USING (lease)
  WHERE device = :device AND incarnation = :incarnation AND not_after > :now
    AND lease NOT IN (SELECT lease FROM central_lease_revoked)
),
held AS (
  SELECT * FROM newest WHERE kind IN ('regions', 'module')
  UNION ALL
  SELECT * FROM newest WHERE kind IN ('pack', 'stations') AND name IN (SELECT name FROM leased)
)
SELECT hash, kind, name, version, bytes, hash AS base FROM held
UNION ALL
SELECT hash, kind, name, version, bytes, hash FROM central_file
WHERE kind = 'lexicon' AND hash IN (SELECT lexicon FROM held)
UNION ALL
SELECT hash, 'delta', name, version, bytes, base FROM newest_delta
WHERE pack IN (SELECT hash FROM held)
ORDER BY 2, 3, 4, 1;
