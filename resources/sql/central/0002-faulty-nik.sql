-- Rows of a list that was taken with its faults.

ALTER TABLE central_list_row ADD COLUMN nik_faulty -- 1 where the NIK is none, or stands in another row too
  INTEGER NOT NULL DEFAULT 0 CHECK (nik_faulty IN (0, 1));
