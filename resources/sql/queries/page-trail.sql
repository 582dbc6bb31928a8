-- Events of :device about the voter whose keyed number :subject is (voter-trail.sql).
SELECT central_event.*
FROM event INDEXED BY event_keyed_subject
JOIN central_event USING (device, incarnation, seq)
WHERE length (event.subject) = 32
  AND event.subject IN (
    SELECT :subject
    UNION
    SELECT proposal.subject
    FROM proposal_match
    JOIN proposal USING (proposal_id, device)
    WHERE proposal_match.subject = :subject)
  AND event.device = :device
  AND event.id IS NOT NULL
  AND (event.device, event.incarnation, event.seq) > (:after1, :after2, :after3)
ORDER BY event.incarnation, event.seq
LIMIT :most;
