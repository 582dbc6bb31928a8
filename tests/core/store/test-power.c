/* SPDX-License-Identifier: GPL-3.0-or-later */
/* I1: a laptop's day of journal work over a disk that loses its power at every sync, and that fails
 * each of its acts once. What was acknowledged is there, the rest is whole or not at all, the chain
 * verifies, and the next day goes on. */
#include <glib/gstdio.h>

#include "gvt-error.h"
#include "gvt-journal-fixture.h"
#include "gvt-laptop-schema.h"
#include "gvt-test-disk.h"

#define N_FOREIGN 3
#define STRIDE    5 /* of the acts that fail, where there is no time for each (`-m slow`) */

/* As if the program before had ended here. */
static const char *const old_files[] = { GVT_SQL_PATH "0001-events.sql", NULL };
static GvtSchema old_schema;

static GvtTestDisk *disk; /* all is on it */

typedef struct
{
  char *path;
  GvtJournalFixture journal; /* its store is NULL while closed */
  GPtrArray *foreign;        /* GvtEvent of another laptop, as it sent them */
  GvtJournalFixture sender;  /* whose they are; closed */
  GArray *notes;             /* GvtId: acknowledged */
  gboolean has_foreign;
  gboolean has_erased; /* the first of the notes */
} Day;

typedef gboolean (*Step) (Day *day, GError **error);

static gboolean
open_with (Day *day, const GvtSchema *schema, GError **error)
{
  return gvt_journal_fixture_try_open (&day->journal, day->path, "A1B2", schema,
                                       gvt_test_projections, error);
}

static gboolean
open_old (Day *day, GError **error)
{
  return open_with (day, &old_schema, error);
}

static gboolean
open_new (Day *day, GError **error)
{
  return open_with (day, &gvt_laptop_schema, error);
}

/* A log that is left would say that the program did not end well, and have the next start look for
 * damage in the whole file. */
static gboolean
close_store (Day *day, GError **error)
{
  g_autofree char *log_path = g_strconcat (day->path, "-wal", NULL);

  gvt_journal_fixture_close (&day->journal);
  day->journal = (GvtJournalFixture){ 0 };
  g_assert_true (gvt_test_disk_has_failed (disk) || !g_file_test (log_path, G_FILE_TEST_EXISTS));
  return TRUE;
}

static gboolean
write_note (Day *day, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (GBytes) personal = gvt_test_bytes ("Lalu Contoh");
  GvtEventDraft draft = { .kind = "note.added/1", .body = body, .personal = personal };
  GvtId id;

  json_object_set_int_member (body, "n", day->notes->len);
  json_object_set_string_member (body, "text", "catatan");
  if (!gvt_journal_record (day->journal.journal, &draft, &id, error))
    return FALSE;

  g_array_append_val (day->notes, id);
  return TRUE;
}

static gboolean
admit_all (GvtDb *db, gpointer user_data, GError **error)
{
  Day *day = user_data;
  GvtJournal *journal = day->journal.journal;

  if (!gvt_journal_add_incarnation (journal, db, &day->sender.device, 1, &day->sender.key, error))
    return FALSE;
  for (guint i = 0; i < day->foreign->len; i++)
    if (!gvt_journal_admit (journal, db, day->foreign->pdata[i], NULL, error))
      return FALSE;
  return TRUE;
}

static gboolean
admit (Day *day, GError **error)
{
  day->has_foreign = gvt_store_write (day->journal.store, admit_all, day, error);
  return day->has_foreign;
}

static gboolean
erase_first (GvtDb *db, gpointer user_data, GError **error)
{
  Day *day = user_data;

  return gvt_journal_erase (day->journal.journal, db, &g_array_index (day->notes, GvtId, 0), 1,
                            "retention", error);
}

static gboolean
erase (Day *day, GError **error)
{
  day->has_erased = gvt_store_write (day->journal.store, erase_first, day, error);
  return day->has_erased;
}

static gboolean
rebuild (Day *day, GError **error)
{
  return gvt_journal_rebuild (day->journal.journal, FALSE, NULL, error);
}

static const Step steps[] = { open_old, write_note, write_note, close_store, open_new,   write_note,
                              admit,    erase,      rebuild,    write_note,  close_store };

static Day *
day_new (void)
{
  Day *day = g_new0 (Day, 1);
  g_autofree char *sender_path = g_build_filename (gvt_test_folder (), "sender.db", NULL);

  old_schema = gvt_laptop_schema;
  old_schema.files = old_files;
  day->path = g_build_filename (gvt_test_folder (), "store.db", NULL);
  day->notes = g_array_new (FALSE, FALSE, sizeof (GvtId));
  gvt_journal_fixture_open (&day->sender, sender_path, "C3D4", gvt_test_projections);
  for (gint i = 0; i < N_FOREIGN; i++)
    gvt_journal_fixture_note (&day->sender, i, "Baiq Contoh");
  day->foreign = gvt_journal_fixture_events (&day->sender);
  gvt_journal_fixture_close (&day->sender);
  gvt_test_disk_power_on (disk, GVT_DISK_DROPS_ALL, 0); /* nothing of this counts */
  return day;
}

/* The files of the day before go; what the sender wrote stays. */
static void
day_begin (Day *day)
{
  static const char *const endings[] = {
    "", "-wal", "-shm", "-journal", "-lock", ".before-migration", ".before-migration-journal"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (day->path, endings[i], NULL);

      g_unlink (path);
    }
  g_array_set_size (day->notes, 0);
  day->has_foreign = day->has_erased = FALSE;
}

static void
day_free (Day *day)
{
  g_free (day->path);
  g_array_unref (day->notes);
  g_ptr_array_unref (day->foreign);
  g_free (day);
}

typedef struct
{
  Day *day;
  guint n_foreign;
} Search;

static gboolean
find_all (GvtDb *db, gpointer user_data, GError **error)
{
  Search *search = user_data;
  Day *day = search->day;

  for (guint i = 0; i < day->notes->len; i++)
    {
      g_autoptr (GvtEvent) event = gvt_journal_event (day->journal.journal, db,
                                                      &g_array_index (day->notes, GvtId, i), error);

      if (event == NULL)
        return FALSE;
      if (i == 0 && day->has_erased)
        g_assert_null (event->personal);
    }
  for (guint i = 0; i < day->foreign->len; i++)
    {
      const GvtEvent *sent = day->foreign->pdata[i];
      g_autoptr (GvtEvent) event = gvt_journal_event (day->journal.journal, db, &sent->header.id,
                                                      NULL);

      search->n_foreign += event != NULL;
    }
  return TRUE;
}

/* The power is there again: all that was acknowledged is, and what was sent together came together
 * or not at all; then work goes on. */
static void
assert_next_day (Day *day)
{
  Search search = { day, 0 };
  g_autoptr (GError) error = NULL;

  open_new (day, &error);
  g_assert_no_error (error);
  gvt_store_read (day->journal.store, find_all, &search, &error);
  g_assert_no_error (error);
  if (day->has_foreign)
    g_assert_cmpuint (search.n_foreign, ==, N_FOREIGN);
  else
    g_assert_true (search.n_foreign == 0 || search.n_foreign == N_FOREIGN);
  gvt_journal_fixture_assert_sound (&day->journal);

  write_note (day, &error);
  g_assert_no_error (error);
  gvt_journal_fixture_assert_sound (&day->journal);
  close_store (day, NULL);
}

static void
assert_told (const GError *error)
{
  g_autofree char *words = NULL;

  g_assert_nonnull (error);
  g_assert_true (error->domain == GVT_ERROR);
  words = gvt_error_describe (error);
  g_assert_cmpuint (strlen (words), >, 0);
}

/* Returns: whether the whole day went by before the power did */
static gboolean
work_until_the_cut (Day *day)
{
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (GError) error = NULL;

      if (steps[i](day, &error))
        continue;
      assert_told (error);
      g_assert_true (gvt_test_disk_has_failed (disk));
      break;
    }
  if (day->journal.store != NULL)
    close_store (day, NULL);
  return !gvt_test_disk_has_failed (disk);
}

static void
test_power_cut_at_every_sync (gconstpointer data)
{
  GvtDiskLoss loss = (GvtDiskLoss) GPOINTER_TO_INT (data);
  Day *day = day_new ();
  gboolean is_through = FALSE;
  guint n;

  for (n = 1; !is_through; n++)
    {
      day_begin (day);
      gvt_test_disk_cut (disk, n);
      is_through = work_until_the_cut (day);
      gvt_test_disk_power_on (disk, loss, n);
      assert_next_day (day);
      gvt_test_disk_power_on (disk, GVT_DISK_DROPS_ALL, 0);
    }

  g_test_message ("%u cuts", n - 2);
  g_assert_cmpuint (n, >, 20);
  day_free (day);
}

/* What a person does when an act failed: once more; and if the program gave up, starts it again.
 * All but the last step. */
static void
work_through_a_failure (Day *day)
{
  for (gsize i = 0; i + 1 < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (GError) error = NULL;

      if (steps[i](day, &error))
        continue;
      assert_told (error);
      g_assert_true (gvt_test_disk_has_failed (disk));
      g_clear_error (&error);
      steps[i](day, &error);
      g_assert_no_error (error);
    }
}

/* Each act in turn; in haste one in STRIDE of them, others in every run.
 * Then the power goes before anything is closed, so that only what is really on the disk counts. */
static void
test_each_act_of_the_disk_fails_once (void)
{
  Day *day = day_new ();
  guint stride = g_test_slow () ? 1 : STRIDE;
  gboolean has_failed = TRUE;
  guint n;

  for (n = (guint) g_test_rand_int_range (1, (gint32) stride + 1); has_failed; n += stride)
    {
      day_begin (day);
      gvt_test_disk_fail (disk, n);
      work_through_a_failure (day);
      has_failed = gvt_test_disk_has_failed (disk);
      gvt_test_disk_cut_now (disk);
      close_store (day, NULL);
      gvt_test_disk_power_on (disk, GVT_DISK_DROPS_ALL, 0);
      assert_next_day (day);
      gvt_test_disk_power_on (disk, GVT_DISK_DROPS_ALL, 0);
    }

  g_test_message ("each of %u failures, or one in %u of them", n - stride - 1, stride);
  g_assert_cmpuint (n, >, 100);
  day_free (day);
}

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);
  gvt_test_disk_install ();
  disk = gvt_test_disk_new ("/");

  g_test_add_data_func ("/power/cut-at-every-sync-drops-what-was-not-synced",
                        GINT_TO_POINTER (GVT_DISK_DROPS_ALL), test_power_cut_at_every_sync);
  g_test_add_data_func ("/power/cut-at-every-sync-keeps-some-of-it",
                        GINT_TO_POINTER (GVT_DISK_KEEPS_SOME), test_power_cut_at_every_sync);
  g_test_add_func ("/power/each-act-of-the-disk-fails-once", test_each_act_of_the_disk_fails_once);

  return g_test_run ();
}
