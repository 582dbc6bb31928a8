-- Which visits there are, the last planned first; what was taken back is gone, unless something was held there already.
SELECT visit_id
FROM visit
WHERE (
    NOT EXISTS (
      SELECT 1 FROM visit_withdrawn AS w JOIN journal AS j ON j.device = w.device
      WHERE w.visit_id = visit.visit_id AND w.is_withdrawn = 1)
    OR EXISTS (SELECT 1 FROM session WHERE session.visit_id = visit.visit_id))
  AND visit_id < :after1
ORDER BY visit_id DESC
LIMIT :most;
