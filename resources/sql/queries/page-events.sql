-- Events as the centre holds them, of all chains or of :device, of all kinds or of :kind, which may leave
-- out its version: by device, incarnation and seq. The centre's own chain is among them.
SELECT *
FROM central_event
WHERE (:device IS NULL OR device = :device)
  AND (:kind IS NULL OR kind = :kind OR substr (kind, 1, instr (kind, '/') - 1) = :kind)
  AND (device, incarnation, seq) > (:after1, :after2, :after3)
ORDER BY device, incarnation, seq
LIMIT :most;
