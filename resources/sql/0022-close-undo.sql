-- The close of a class and of a quiz can be undone: both are acts from now on (0013-undo.sql), also those of
-- before. The tables stay as they are; what was recorded is read once more into session_act.
INSERT OR REPLACE INTO setting VALUES ('journal.stale', '1');
