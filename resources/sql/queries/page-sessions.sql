-- Which sessions there are, of all visits or of :visit, in the order in which they were opened, about.
SELECT session_id
FROM session
WHERE (:visit IS NULL OR visit_id = :visit)
  AND session_id > :after1
ORDER BY session_id
LIMIT :most;
