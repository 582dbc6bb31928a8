-- The visits of some days; whether nobody has it to make any more, since the centre took it back from whoever had
-- it; why it is not held, '' unless somebody said so.
SELECT v.visit_id, v.place, v.date, v.expected, v.plan,
       EXISTS (SELECT 1 FROM visit_withdrawn AS w WHERE w.visit_id = v.visit_id AND w.is_withdrawn = 1)
       AND NOT EXISTS (SELECT 1 FROM visit_assigned AS a LEFT JOIN visit_withdrawn AS w USING (visit_id, device)
                        WHERE a.visit_id = v.visit_id AND coalesce (w.is_withdrawn, 0) = 0),
       coalesce ((SELECT reason FROM visit_cancelled AS c WHERE c.visit_id = v.visit_id), '')
  FROM visit_now AS v
 WHERE (:from IS NULL OR v.date >= :from) AND (:to IS NULL OR v.date <= :to);
