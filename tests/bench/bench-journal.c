/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a durable event costs (design, section 6), as ratios measured in one run on one disk:
 *
 *   event   gvt_journal_record(): canonical body, hashes, event row, projection
 *   rows    the same statements with everything made beforehand
 *   row     one row into one table
 *
 * Each is a transaction of its own with synchronous=FULL, taken in turn so that a slow moment of
 * the disk meets all three. Rates: event / rows >= 0.8, event / row >= 0.6. */
#include <stdlib.h>

#include <glib/gstdio.h>

#include "gvt-journal-fixture.h"
#include "gvt-journal-private.h"

#define N_ROUNDS       1500
#define MIN_RATIO_ROWS 0.8
#define MIN_RATIO_ROW  0.6

typedef struct
{
  GvtJournalFixture journal; /* where events are recorded */
  GvtJournalFixture rows;    /* where the same rows are written */
  GvtJournalFixture row;     /* where one row is written */
  GvtEvent *made;
  guint64 n;
} Bench;

static void
record_event (Bench *self)
{
  gvt_journal_fixture_note (&self->journal, (gint) self->n, "a sealed personal part of some bytes");
}

static gboolean
write_rows_in_transaction (GvtDb *db, gpointer user_data, GError **error)
{
  Bench *self = user_data;
  GvtEventHeader *header = &self->made->header;
  g_auto (GvtJournalOwn) own = { 0 };
  g_autoptr (GvtStmt) stmt = NULL;
  GvtHash previous;

  if (!gvt_journal_load_own (db, &own, error)
      || !gvt_journal_head (self->rows.journal, db, &own.device, own.incarnation, &header->seq,
                            &previous, error))
    return FALSE;

  header->seq++;
  gvt_id_new (self->rows.clock, &header->id);
  if (!gvt_journal_store_event (db, self->made, FALSE, error))
    return FALSE;

  stmt = gvt_db_prepare (db, "INSERT INTO note VALUES (:id, :n, :text)", error);
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":id", &header->id);
  gvt_stmt_bind_int (stmt, ":n", (gint64) self->n);
  gvt_stmt_bind_text (stmt, ":text", "catatan");
  return gvt_stmt_run (stmt, error);
}

static gboolean
write_row_in_transaction (GvtDb *db, gpointer user_data, GError **error)
{
  Bench *self = user_data;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, "INSERT INTO single VALUES (:n, :text)", error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_int (stmt, ":n", (gint64) self->n);
  gvt_stmt_bind_text (stmt, ":text", "catatan");
  return gvt_stmt_run (stmt, error);
}

static void
write_rows (Bench *self)
{
  g_autoptr (GError) error = NULL;

  gvt_store_write (self->rows.store, write_rows_in_transaction, self, &error);
  g_assert_no_error (error);
}

static void
write_row (Bench *self)
{
  g_autoptr (GError) error = NULL;

  gvt_store_write (self->row.store, write_row_in_transaction, self, &error);
  g_assert_no_error (error);
}

typedef struct
{
  const char *name;
  void (*act) (Bench *);
  gint64 times_us[N_ROUNDS];
} Variant;

static void
measure (Bench *self, Variant *variant)
{
  gint64 start = g_get_monotonic_time ();

  variant->act (self);
  variant->times_us[self->n] = g_get_monotonic_time () - start;
}

static int
compare (const void *a, const void *b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* Returns: the median */
static double
print_times (Variant *variant)
{
  gint64 *times_us = variant->times_us;

  qsort (times_us, N_ROUNDS, sizeof *times_us, compare);
  g_print ("%-6s median %6" G_GINT64_FORMAT " us   p99 %6" G_GINT64_FORMAT " us\n", variant->name,
           times_us[N_ROUNDS / 2], times_us[N_ROUNDS * 99 / 100]);
  return (double) times_us[N_ROUNDS / 2];
}

static gboolean
print_ratio (const char *name, double ratio, double budget)
{
  g_print ("%-52s %10.3f %-12s budget >= %g: %s\n", name, ratio, "", budget,
           ratio >= budget ? "met" : "missed");
  return ratio >= budget;
}

static void
open_store (GvtJournalFixture *fixture, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  gvt_journal_fixture_open (fixture, path, "A1B2", gvt_test_projections);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

/* Each round in another order, since a disk may be slower to one file after another. */
static gboolean
compare_costs (Bench *self)
{
  static Variant variants[] = { { .name = "event", .act = record_event },
                                { .name = "rows", .act = write_rows },
                                { .name = "row", .act = write_row } };
  double event, rows, row;
  gboolean is_cheap_for_rows;

  for (self->n = 0; self->n < N_ROUNDS; self->n++)
    {
      guint first = self->n % 3;
      guint step = self->n % 2 + 1;

      for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
        measure (self, &variants[(first + i * step) % 3]);
    }

  event = print_times (&variants[0]);
  rows = print_times (&variants[1]);
  row = print_times (&variants[2]);
  is_cheap_for_rows = print_ratio ("event / rows", rows / event, MIN_RATIO_ROWS);
  return print_ratio ("event / row", row / event, MIN_RATIO_ROW) && is_cheap_for_rows;
}

int
main (void)
{
  /* In the working folder, not in /tmp, which may be memory. */
  g_autofree char *folder = g_strdup ("bench-journal-XXXXXX");
  g_autoptr (GPtrArray) events = NULL;
  Bench self = { 0 };
  gboolean is_kept;

  gvt_crypto_init ();
  g_assert_nonnull (g_mkdtemp (folder));
  open_store (&self.journal, folder, "journal.db");
  open_store (&self.rows, folder, "rows.db");
  open_store (&self.row, folder, "row.db");
  gvt_journal_fixture_exec (&self.row, "CREATE TABLE single (n INTEGER, text TEXT) STRICT");
  record_event (&self);
  events = gvt_journal_fixture_events (&self.journal);
  self.made = g_ptr_array_index (events, 0);

  is_kept = compare_costs (&self);

  gvt_journal_fixture_close (&self.journal);
  gvt_journal_fixture_close (&self.rows);
  gvt_journal_fixture_close (&self.row);
  remove_folder (folder);
  return is_kept ? EXIT_SUCCESS : EXIT_FAILURE;
}
