-- Questions about voters, by NIK and by name, of all laptops, with the columns of central-events.sql.
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
FROM event INDEXED BY event_question
LEFT JOIN unapplied_event USING (device, incarnation, seq)
LEFT JOIN central_copy ON central_copy.device = event.device AND central_copy.incarnation = event.incarnation
LEFT JOIN journal ON journal.device = event.device
WHERE event.kind IN ('voter.looked_up/1', 'voter.searched/1')
  AND event.id IS NOT NULL
ORDER BY event.device, event.incarnation, event.seq;
