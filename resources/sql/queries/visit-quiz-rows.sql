-- What each card of a visit's opened quizzes, tests apart, was shown, and what it answered last: NULL for nothing.
-- Cards of one content and form stand together.
SELECT quiz.content_hash, quiz.form, quiz.quiz_id, s.respondent, s.item, a.choice
  FROM session
  JOIN quiz ON quiz.session_id = session.session_id AND quiz.device = session.device
  JOIN (SELECT quiz_id, device, respondent, item FROM quiz_shown
        UNION SELECT quiz_id, device, respondent, item FROM quiz_said) AS s
    ON s.quiz_id = quiz.quiz_id AND s.device = quiz.device
  LEFT JOIN quiz_said AS a ON a.quiz_id = s.quiz_id AND a.device = s.device
   AND a.respondent = s.respondent AND a.item = s.item
 WHERE session.visit_id = :visit
   AND NOT EXISTS (SELECT 1 FROM quiz_test AS t WHERE t.quiz_id = quiz.quiz_id AND t.phase <> '')
 ORDER BY quiz.content_hash, quiz.form, quiz.quiz_id, s.respondent;
