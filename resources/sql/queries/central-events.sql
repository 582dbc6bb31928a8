-- Events as the centre holds them, of all chains or of :device, of all kinds or of :kind, which may leave
-- out its version: by device, incarnation and seq. The centre's own chain is among them.
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
FROM event
LEFT JOIN unapplied_event USING (device, incarnation, seq)
LEFT JOIN central_copy ON central_copy.device = event.device AND central_copy.incarnation = event.incarnation
LEFT JOIN journal ON journal.device = event.device
WHERE (:device IS NULL OR event.device = :device)
  AND (:kind IS NULL OR event.kind = :kind OR substr (event.kind, 1, instr (event.kind, '/') - 1) = :kind)
ORDER BY event.device, event.incarnation, event.seq;
