/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tampering with what is stored, by statements of its own on the same store. */
#include "gvt-error.h"
#include "gvt-journal-fixture.h"

#define N_EVENTS 5

static void
set_up (GvtJournalFixture *self, gconstpointer unused)
{
  gvt_journal_fixture_set_up (self, NULL);
  for (gint i = 0; i < N_EVENTS; i++)
    gvt_journal_fixture_note (self, i, "Lalu Contoh");
  gvt_journal_fixture_assert_sound (self);
}

static void
assert_broken_at (GvtJournalFixture *self, guint seq)
{
  g_autofree char *where = g_strdup_printf ("incarnation 1, event %u", seq);
  g_autofree char *device = gvt_id_to_text (&self->device);
  g_autoptr (GError) error = NULL;

  g_assert_false (gvt_journal_verify (self->journal, NULL, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_CHAIN);
  g_assert_nonnull (strstr (error->message, where));
  g_assert_nonnull (strstr (error->message, device));
}

typedef struct
{
  const char *select;
  const char *update;
  gsize offset;
} Flip;

static gboolean
flip_in_transaction (GvtDb *db, gpointer user_data, GError **error)
{
  Flip *flip = user_data;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, flip->select, error);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree guint8 *copy = NULL;
  gsize length = 0;

  if (stmt == NULL || !gvt_stmt_one (stmt, "event", error))
    return FALSE;

  bytes = gvt_stmt_bytes (stmt, 0);
  copy = g_memdup2 (g_bytes_get_data (bytes, &length), g_bytes_get_size (bytes));
  copy[flip->offset % length] ^= 1;
  g_clear_pointer (&stmt, gvt_stmt_free);

  stmt = gvt_db_prepare (db, flip->update, error);
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_data (stmt, ":value", copy, length);
  return gvt_stmt_run (stmt, error) && gvt_db_changes (db) == 1;
}

/* Flips one bit of each byte of a column of event 3 in turn, and back. */
static void
assert_each_flip_is_found (GvtJournalFixture *self,
                           const char *select,
                           const char *update,
                           gsize length)
{
  for (gsize offset = 0; offset < length; offset++)
    {
      Flip flip = { select, update, offset };
      g_autoptr (GError) error = NULL;

      gvt_store_write (self->store, flip_in_transaction, &flip, &error);
      g_assert_no_error (error);
      assert_broken_at (self, 3);
      gvt_store_write (self->store, flip_in_transaction, &flip, &error);
      g_assert_no_error (error);
    }

  gvt_journal_fixture_assert_sound (self);
}

#define assert_each_flip_of(self, column) \
  assert_each_flip_is_found (self, "SELECT " column " FROM event WHERE seq = 3", \
                             "UPDATE event SET " column " = :value WHERE seq = 3", \
                             (gsize) gvt_journal_fixture_get_int ( \
                                 self, "SELECT length (" column ") FROM event WHERE seq = 3"))

static void
test_flipped_header_is_found (GvtJournalFixture *self, gconstpointer unused)
{
  assert_each_flip_of (self, "header");
}

static void
test_flipped_body_is_found (GvtJournalFixture *self, gconstpointer unused)
{
  assert_each_flip_of (self, "body");
}

static void
test_flipped_personal_part_is_found (GvtJournalFixture *self, gconstpointer unused)
{
  assert_each_flip_of (self, "personal");
  assert_each_flip_of (self, "salt");
  assert_each_flip_of (self, "personal_hash");
}

static void
test_flipped_hash_is_found (GvtJournalFixture *self, gconstpointer unused)
{
  assert_each_flip_of (self, "hash");
}

static void
test_columns_that_repeat_the_header_are_held_to_it (GvtJournalFixture *self, gconstpointer unused)
{
  assert_each_flip_of (self, "id");
  assert_each_flip_of (self, "subject");

  gvt_journal_fixture_exec (self, "UPDATE event SET kind = 'note.silent/1' WHERE seq = 2");
  assert_broken_at (self, 2);
  gvt_journal_fixture_exec (self, "UPDATE event SET kind = 'note.added/1' WHERE seq = 2");

  gvt_journal_fixture_exec (self, "UPDATE event SET place = '' WHERE seq = 4");
  assert_broken_at (self, 4);
  gvt_journal_fixture_exec (self, "UPDATE event SET place = '52.01.01.2002' WHERE seq = 4");

  gvt_journal_fixture_exec (self, "UPDATE event SET id = NULL WHERE seq = 1");
  assert_broken_at (self, 1);
}

static void
test_dropped_event_is_found (GvtJournalFixture *self, gconstpointer unused)
{
  gvt_journal_fixture_exec (self, "DELETE FROM event WHERE seq = 2");

  assert_broken_at (self, 2);
}

static void
test_event_moved_up_into_a_gap_is_found (GvtJournalFixture *self, gconstpointer unused)
{
  gvt_journal_fixture_exec (self, "DELETE FROM event WHERE seq = 4;"
                                  "UPDATE event SET seq = 4 WHERE seq = 5");

  assert_broken_at (self, 4);
}

static void
test_swapped_events_are_found (GvtJournalFixture *self, gconstpointer unused)
{
  gvt_journal_fixture_exec (self, "UPDATE event SET seq = 99 WHERE seq = 2;"
                                  "UPDATE event SET seq = 2 WHERE seq = 3;"
                                  "UPDATE event SET seq = 3 WHERE seq = 99");

  assert_broken_at (self, 2);
}

/* The chain begins with the device's key: another key is another device. */
static void
test_another_key_is_found (GvtJournalFixture *self, gconstpointer unused)
{
  gvt_journal_fixture_exec (self, "UPDATE incarnation SET public_key = zeroblob (32)");

  assert_broken_at (self, 1);
}

static void
test_event_copied_into_another_chain_is_found (GvtJournalFixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  gvt_journal_fixture_exec (
      self,
      "INSERT INTO incarnation SELECT zeroblob (16), 1, public_key, NULL, NULL FROM incarnation;"
      "INSERT INTO event SELECT zeroblob (16), 1, 1, NULL, kind, subject, place, header, body,"
      " personal, salt, personal_hash, hash FROM event WHERE seq = 1");

  g_assert_false (gvt_journal_verify (self->journal, NULL, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_CHAIN);
}

static void
test_altered_projection_is_told_by_a_check_and_mended_by_a_rebuild (GvtJournalFixture *self,
                                                                    gconstpointer unused)
{
  g_autofree char *before = gvt_journal_fixture_digest (self);
  g_autofree char *after = NULL;
  g_auto (GStrv) differing = NULL;
  g_autoptr (GError) error = NULL;

  gvt_journal_fixture_exec (self, "UPDATE note SET n = 1000 WHERE n = 1");
  gvt_journal_rebuild (self->journal, TRUE, &differing, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (differing), ==, 1);
  g_assert_cmpstr (differing[0], ==, "note");
  g_assert_cmpint (gvt_journal_fixture_get_int (self, "SELECT max (n) FROM note"), ==, 1000);

  gvt_journal_rebuild (self->journal, FALSE, NULL, &error);
  g_assert_no_error (error);
  after = gvt_journal_fixture_digest (self);
  g_assert_cmpstr (after, ==, before);
}

/* Children stand before their parents in a projection's list, so foreign keys hold. */
static void
test_rebuild_keeps_foreign_keys (GvtJournalFixture *self, gconstpointer unused)
{
  GvtId note = gvt_journal_fixture_note (self, 7, NULL);
  g_autoptr (GError) error = NULL;

  gvt_journal_fixture_tag (self, &note, "penting");
  gvt_journal_rebuild (self->journal, FALSE, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (gvt_journal_fixture_get_int (self, "SELECT count (*) FROM note_tag"), ==, 1);
  gvt_journal_fixture_assert_sound (self);
}

/* More than one chunk of events, so that none is skipped or applied twice at a border. */
static void
test_long_chain_is_rebuilt_whole (GvtJournalFixture *self, gconstpointer unused)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  for (gint i = 0; i < 600; i++)
    gvt_journal_fixture_count (self, i % 2 == 0 ? "52.01" : "52.02", i);
  before = gvt_journal_fixture_digest (self);
  gvt_journal_rebuild (self->journal, FALSE, NULL, &error);
  g_assert_no_error (error);
  after = gvt_journal_fixture_digest (self);

  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (gvt_journal_fixture_get_int (self, "SELECT sum (total) FROM note_sum"), ==,
                   600 * 599 / 2);
}

#define add(name, function) \
  g_test_add ("/journal-chain/" name, GvtJournalFixture, NULL, set_up, function, \
              gvt_journal_fixture_tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  add ("flipped-header-is-found", test_flipped_header_is_found);
  add ("flipped-body-is-found", test_flipped_body_is_found);
  add ("flipped-personal-part-is-found", test_flipped_personal_part_is_found);
  add ("flipped-hash-is-found", test_flipped_hash_is_found);
  add ("columns-that-repeat-the-header-are-held-to-it",
       test_columns_that_repeat_the_header_are_held_to_it);
  add ("dropped-event-is-found", test_dropped_event_is_found);
  add ("event-moved-up-into-a-gap-is-found", test_event_moved_up_into_a_gap_is_found);
  add ("swapped-events-are-found", test_swapped_events_are_found);
  add ("another-key-is-found", test_another_key_is_found);
  add ("event-copied-into-another-chain-is-found", test_event_copied_into_another_chain_is_found);
  add ("altered-projection-is-told-by-a-check-and-mended-by-a-rebuild",
       test_altered_projection_is_told_by_a_check_and_mended_by_a_rebuild);
  add ("rebuild-keeps-foreign-keys", test_rebuild_keeps_foreign_keys);
  add ("long-chain-is-rebuilt-whole", test_long_chain_is_rebuilt_whole);

  return g_test_run ();
}
