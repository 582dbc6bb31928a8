-- The messages for :device, in their order.
SELECT seq, message
FROM central_outbox
WHERE device = :device AND seq > :after1
ORDER BY seq
LIMIT :most;
