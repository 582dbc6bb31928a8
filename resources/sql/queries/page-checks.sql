-- What laptops asked about voters, and the centre's last answer to each (NULL: none); with :waiting 1 only what it has
-- not answered. By id: the order in which they were asked, about. What is in quarantine was not asked.
SELECT
  e.id,
  (SELECT a.id
   FROM event AS a INDEXED BY central_check_answered
   JOIN journal AS j ON j.device = a.device
   WHERE a.kind = 'check.answered/1' AND a.subject = e.id
   ORDER BY a.incarnation DESC, a.seq DESC
   LIMIT 1)
FROM event AS e INDEXED BY central_check_asked
WHERE e.kind = 'voter.check_asked/1'
  AND e.id IS NOT NULL
  AND NOT EXISTS (
    SELECT 1 FROM unapplied_event AS u
    WHERE u.device = e.device AND u.incarnation = e.incarnation AND u.seq = e.seq)
  AND (:waiting = 0 OR NOT EXISTS (
    SELECT 1 FROM event AS a INDEXED BY central_check_answered
    JOIN journal AS j ON j.device = a.device
    WHERE a.kind = 'check.answered/1' AND a.subject = e.id))
  AND e.id > :after1
ORDER BY e.id
LIMIT :most;
