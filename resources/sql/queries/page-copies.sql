-- Copies of laptops, by device, which is the order in which they were taken in, and copy. What each is stands in central_copy.
SELECT incarnation.device, incarnation.incarnation
FROM incarnation
JOIN central_device ON central_device.device = incarnation.device
WHERE (:device IS NULL OR incarnation.device = :device)
  AND (incarnation.device, incarnation.incarnation) > (:after1, :after2)
ORDER BY incarnation.device, incarnation.incarnation
LIMIT :most;
