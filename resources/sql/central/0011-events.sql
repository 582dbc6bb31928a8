-- Events as the centre's readers take them, whatever they look for.

CREATE VIEW central_event AS -- in this order: header to code are what gvt-central-events.c reads
SELECT
  event.header,
  event.body,
  event.hash,
  event.personal IS NOT NULL AS is_personal_held,
  event.personal_hash IS NOT NULL AS had_personal,
  event.id IS NULL AS is_repeat,
  unapplied_event.reason, -- this and the next: NULL when it is in the lists of its kind
  unapplied_event.detail,
  coalesce (central_copy.code, journal.code, '') AS code, -- of the laptop, or the centre's own
  event.device,
  event.incarnation,
  event.seq,
  event.kind
FROM event
LEFT JOIN unapplied_event USING (device, incarnation, seq)
LEFT JOIN central_copy ON central_copy.device = event.device AND central_copy.incarnation = event.incarnation
LEFT JOIN journal ON journal.device = event.device;
