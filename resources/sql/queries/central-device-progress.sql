-- What has come of laptop :device: its newest incarnation, how far that chain goes, all events, and those
-- that could not be applied.
SELECT
  incarnation,
  (SELECT coalesce (max (seq), 0) FROM event AS last
   WHERE last.device = :device AND last.incarnation = incarnation.incarnation),
  (SELECT count (*) FROM event WHERE device = :device),
  (SELECT count (*) FROM unapplied_event WHERE device = :device AND reason = 'rejected'),
  (SELECT count (*) FROM unapplied_event WHERE device = :device AND reason = 'unknown')
FROM incarnation
WHERE device = :device
ORDER BY incarnation DESC
LIMIT 1;
