-- Until when the lists of a lease are open, and when its keys go.

-- Local: no event, never sent, kept by a rebuild.

ALTER TABLE journal ADD COLUMN anchor_at INTEGER; -- the newest time that the centre signed, as far as the machine has run on since; NULL: none yet
ALTER TABLE journal ADD COLUMN anchor_boot TEXT; -- the start of the machine in which it came
ALTER TABLE journal ADD COLUMN anchor_boot_at INTEGER; -- microseconds since that start, when it came

ALTER TABLE lease ADD COLUMN wrong_codes INTEGER NOT NULL DEFAULT 0; -- codes that were typed to extend it and were none

-- A class that is being held at this laptop: no list closes in the middle of it.
CREATE VIEW class_going_on AS
  SELECT session.session_id, session.opened_at
    FROM session JOIN journal USING (device) LEFT JOIN session_close USING (session_id, device)
   WHERE session_close.closed_at IS NULL AND session.held = '';
