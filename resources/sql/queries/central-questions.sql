-- Questions about voters, by NIK and by name, of all laptops.
SELECT central_event.*
FROM event INDEXED BY event_question
JOIN central_event USING (device, incarnation, seq)
WHERE event.kind IN ('voter.looked_up/1', 'voter.searched/1')
  AND event.id IS NOT NULL
ORDER BY event.device, event.incarnation, event.seq;
