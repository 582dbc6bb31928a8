-- What has come of copy :incarnation of laptop :device: how far its chain goes, its events, and those that
-- could not be applied.
SELECT
  :incarnation,
  (SELECT coalesce (max (seq), 0) FROM event WHERE device = :device AND incarnation = :incarnation),
  (SELECT count (*) FROM event WHERE device = :device AND incarnation = :incarnation),
  (SELECT count (*) FROM unapplied_event
   WHERE device = :device AND incarnation = :incarnation AND reason = 'rejected'),
  (SELECT count (*) FROM unapplied_event
   WHERE device = :device AND incarnation = :incarnation AND reason = 'unknown');
