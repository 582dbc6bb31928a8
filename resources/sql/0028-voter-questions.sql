-- Who looked at a voter, and how fast somebody asks, is read from the journal itself and stands in no
-- table. Subjects of 32 bytes are keyed hashes: of a voter's number, of the words of a search; or random, of a
-- proposal that was written blind.

CREATE INDEX event_keyed_subject ON event (subject) WHERE length (subject) = 32;
CREATE INDEX event_question ON event (device, incarnation, seq)
WHERE kind IN ('voter.looked_up/1', 'voter.searched/1');
