-- What is read from the journal itself, and stands in no table, is read by its kind: questions to
-- the centre, worklists and their marks. Without this each reading went through all events.

CREATE INDEX event_kind ON event (kind);
