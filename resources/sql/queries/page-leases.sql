-- Leases of all laptops, or of one copy of :device, the oldest first: what gvt-lease-store.c reads of each.
SELECT
  l.lease, l.device, l.not_before, l.not_after, l.granted_at, l.incarnation,
  coalesce (r.revoked_at, 0),
  EXISTS (SELECT 1 FROM central_prekey AS p WHERE p.device = l.device AND p.lease = l.lease),
  EXISTS (SELECT 1 FROM central_lease_destroyed AS d WHERE d.lease = l.lease AND d.device = l.device)
FROM central_lease AS l
LEFT JOIN central_lease_revoked AS r ON r.lease = l.lease
WHERE (:device IS NULL OR (l.device = :device AND l.incarnation = :incarnation))
  AND l.lease > :after1
ORDER BY l.lease
LIMIT :most;
