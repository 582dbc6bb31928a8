-- What each card of a visit's opened quizzes, or of one class's, tests apart, was asked, and what it chose last: NULL for nothing.
-- Cards of one content and form stand together.
SELECT quiz.content_hash, quiz.form, quiz.quiz_id, c.respondent, c.item,
       CASE c.state WHEN 'chosen' THEN c.choice END
  FROM session
  JOIN quiz ON quiz.session_id = session.session_id AND quiz.device = session.device
  JOIN quiz_card AS c ON c.quiz_id = quiz.quiz_id AND c.device = quiz.device
 WHERE session.visit_id = :visit AND (:session IS NULL OR session.session_id = :session)
   AND NOT EXISTS (SELECT 1 FROM quiz_test AS t WHERE t.quiz_id = quiz.quiz_id AND t.phase <> '')
 ORDER BY quiz.content_hash, quiz.form, quiz.quiz_id, c.respondent;
