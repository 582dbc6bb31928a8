-- The ids of the events of this laptop about the voter whose keyed number :subject is, in the order in which they were made;
-- of a proposal that was written blind, too, once it is known whom it is about.
SELECT event.id
FROM event INDEXED BY event_keyed_subject
WHERE length (event.subject) = 32
  AND event.subject IN (
    SELECT :subject
    UNION
    SELECT proposal.subject
    FROM proposal_match
    JOIN proposal USING (proposal_id, device)
    WHERE proposal_match.subject = :subject)
  AND event.device = (SELECT device FROM journal)
  AND event.id IS NOT NULL
ORDER BY event.incarnation, event.seq;
