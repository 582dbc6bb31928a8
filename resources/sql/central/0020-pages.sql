-- What laptops ask about voters stands in no table: it is read from the journal, a page at a time.

CREATE INDEX central_check_asked ON event (id) WHERE kind = 'voter.check_asked/1';
CREATE INDEX central_check_answered ON event (subject) WHERE kind = 'check.answered/1';
