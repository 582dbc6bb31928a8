-- Events of :device about the voter whose keyed number :subject is (voter-trail.sql), with the columns of central-events.sql.
SELECT
  event.header,
  event.body,
  event.hash,
  event.personal IS NOT NULL,
  event.personal_hash IS NOT NULL,
  event.id IS NULL,
  unapplied_event.reason,
  unapplied_event.detail,
  coalesce (central_copy.code, journal.code, '')
FROM event INDEXED BY event_keyed_subject
LEFT JOIN unapplied_event USING (device, incarnation, seq)
LEFT JOIN central_copy ON central_copy.device = event.device AND central_copy.incarnation = event.incarnation
LEFT JOIN journal ON journal.device = event.device
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
ORDER BY event.incarnation, event.seq;
