-- Questions about voters of this laptop, by NIK and by name, the newest first, as its chain has them: no clock decides.
SELECT event.header
FROM event INDEXED BY event_question
WHERE event.device = (SELECT device FROM journal)
  AND event.kind IN ('voter.looked_up/1', 'voter.searched/1')
  AND event.id IS NOT NULL
ORDER BY event.incarnation DESC, event.seq DESC;
