-- Local, as `delivery` is.

ALTER TABLE delivery ADD COLUMN backed_up INTEGER NOT NULL DEFAULT 0; -- seq: in a backup of the centre, by its signed receipt: personal parts stay here until then
