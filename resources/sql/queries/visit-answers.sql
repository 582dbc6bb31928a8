-- Every answer of a visit's classes: of cards and of hands, with and without an opened quiz. What
-- another device than a quiz's own says of it does not count.
SELECT session.name, a.module, a.content_hash, a.form, a.item, a.channel, a.card, a.choice, a.people, session.held
  FROM (SELECT session_id, coalesce (m.module, '') AS module, content_hash, '' AS form, item, channel,
               respondent AS card, choice, people
          FROM session_answer LEFT JOIN session_module AS m USING (session_id, content_hash)
        UNION ALL
        SELECT session_id, module, content_hash, form, item, channel, respondent,
               CASE state WHEN 'spoilt' THEN '*' ELSE choice END, 1
          FROM quiz_said JOIN quiz USING (quiz_id, device) WHERE state <> 'empty'
        UNION ALL
        SELECT session_id, module, content_hash, form, item, 'hands', 0, choice, people
          FROM quiz_hand JOIN quiz USING (quiz_id, device)) AS a
  JOIN session USING (session_id)
 WHERE session.visit_id = :visit
 ORDER BY session.session_id, a.module, a.form, a.item, a.channel, a.card, a.choice;
