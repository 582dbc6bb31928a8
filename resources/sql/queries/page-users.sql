-- People who may use laptops, by code.
SELECT code, role, area
FROM central_user
WHERE code > :after1
ORDER BY code
LIMIT :most;
