/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What two stores hold of one chain, compared by digests: the maker's, and one that took it in. */
#include "gvt-journal-digest.h"
#include "gvt-journal-fixture.h"

#define N_NOTES 6
#define N_ALL   9 /* with two counts and an erasure */

typedef struct
{
  GvtJournalFixture maker;
  GvtJournalFixture taker;
} Fixture;

static void
set_up_with (Fixture *fixture, const GvtProjection *const *takers)
{
  g_autofree char *path = g_build_filename (gvt_test_folder (), "taker.db", NULL);
  g_autoptr (GPtrArray) events = NULL;
  GvtId erased = { { 0 } };

  gvt_journal_fixture_set_up (&fixture->maker, NULL);
  for (gint i = 0; i < N_NOTES; i++)
    erased = gvt_journal_fixture_note (&fixture->maker, i, "Lalu Contoh");
  gvt_journal_fixture_count (&fixture->maker, "52.01", 1);
  gvt_journal_fixture_count (&fixture->maker, "52.02", 2);
  events = gvt_journal_fixture_events (&fixture->maker);

  gvt_journal_fixture_open (&fixture->taker, path, "C3D4", takers);
  gvt_journal_fixture_admit (&fixture->taker, &fixture->maker, events);
  gvt_journal_fixture_erase (&fixture->maker, &erased);
  g_clear_pointer (&events, g_ptr_array_unref);
  events = gvt_journal_fixture_events (&fixture->maker);
  gvt_journal_fixture_admit (&fixture->taker, &fixture->maker, events);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  set_up_with (fixture, gvt_test_projections);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gvt_journal_fixture_close (&fixture->taker);
  gvt_journal_fixture_tear_down (&fixture->maker, NULL);
}

typedef struct
{
  const GvtId *device;
  GvtChainSpan span;
  GvtJournalDigest digest;
  guint64 n_records;
  GvtHash hash;
} Asking;

static gboolean
ask_all (GvtDb *db, gpointer user_data, GError **error)
{
  Asking *self = user_data;
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (GvtChainSpan));

  g_array_append_val (spans, self->span);
  return gvt_journal_digest (db, self->device, spans, &self->digest, error);
}

static gboolean
ask_span (GvtDb *db, gpointer user_data, GError **error)
{
  Asking *self = user_data;

  return gvt_journal_digest_span (db, self->device, &self->span, &self->n_records, &self->hash,
                                  error);
}

static Asking
ask (GvtJournalFixture *side, const GvtId *device, guint64 first, guint64 last, GvtTxFunc func)
{
  Asking asking = { .device = device, .span = { 1, first, last } };
  g_autoptr (GError) error = NULL;

  gvt_store_read (side->store, func, &asking, &error);
  g_assert_no_error (error);
  return asking;
}

static void
assert_same (Fixture *fixture)
{
  const GvtId *device = &fixture->maker.device;
  Asking made = ask (&fixture->maker, device, 1, N_ALL, ask_all);
  Asking taken = ask (&fixture->taker, device, 1, N_ALL, ask_all);

  g_assert_cmpuint (made.digest.n_records, ==, N_ALL);
  g_assert_cmpuint (taken.digest.n_records, ==, N_ALL);
  g_assert_cmpuint (made.digest.n_lacking + taken.digest.n_lacking, ==, 0);
  g_assert_true (gvt_hash_equal (&made.digest.root, &taken.digest.root));
  gvt_journal_digest_clear (&made.digest);
  gvt_journal_digest_clear (&taken.digest);
}

/* Which place of the taker's is not held, of the one that must be. */
static void
assert_lacks (Fixture *fixture, guint64 seq, GvtHolding holding, guint n_groups)
{
  const GvtId *device = &fixture->maker.device;
  Asking made = ask (&fixture->maker, device, 1, N_ALL, ask_all);
  Asking taken = ask (&fixture->taker, device, 1, N_ALL, ask_all);
  const GvtRecordHolding *record;

  g_assert_cmpuint (taken.digest.n_records, ==, N_ALL - 1);
  g_assert_cmpuint (taken.digest.lacking->len, ==, 1);
  record = taken.digest.lacking->pdata[0];
  g_assert_cmpuint (record->seq, ==, seq);
  g_assert_cmpint (record->holding, ==, holding);
  g_assert_cmpuint (taken.digest.groups->len, ==, n_groups);
  g_assert_false (gvt_hash_equal (&made.digest.root, &taken.digest.root));
  gvt_journal_digest_clear (&made.digest);
  gvt_journal_digest_clear (&taken.digest);
}

/* I4: not what became of records, but which there are. */
static void
test_erased_parts_and_unapplied_records_count (Fixture *fixture, gconstpointer unused)
{
  assert_same (fixture);
  tear_down (fixture, NULL);
  set_up_with (fixture, gvt_test_no_projections);
  g_assert_cmpint (
      gvt_journal_fixture_get_int (&fixture->taker, "SELECT count (*) FROM unapplied_event"), ==,
      N_ALL - 1);
  assert_same (fixture);
}

static void
test_groups_are_places_and_kinds (Fixture *fixture, gconstpointer unused)
{
  Asking made = ask (&fixture->maker, &fixture->maker.device, 1, N_ALL, ask_all);
  static const char *const expected = "[]journal.erased/1:1 [52.01]note.counted/1:1 "
                                      "[52.01.01.2002]note.added/1:6 [52.02]note.counted/1:1 ";
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < made.digest.groups->len; i++)
    {
      const GvtDigestGroup *group = made.digest.groups->pdata[i];

      g_string_append_printf (found, "[%s]%s:%u ", group->place, group->kind,
                              (guint) group->n_records);
    }
  g_assert_cmpstr (found->str, ==, expected);
  gvt_journal_digest_clear (&made.digest);
}

/* However far it is asked, and so in however many passes. */
static void
test_passes_give_what_one_gives (Fixture *fixture, gconstpointer unused)
{
  Asking one = ask (&fixture->maker, &fixture->maker.device, 1, N_ALL, ask_all);
  Asking many = ask (&fixture->maker, &fixture->maker.device, 1, 1000000, ask_all);

  g_assert_true (gvt_hash_equal (&one.digest.root, &many.digest.root));
  g_assert_cmpuint (many.digest.n_records, ==, N_ALL);
  g_assert_cmpuint (many.digest.n_lacking, ==, 1000000 - N_ALL);
  g_assert_cmpuint (many.digest.lacking->len, ==, GVT_DIGEST_MAX_DAMAGED);
  gvt_journal_digest_clear (&one.digest);
  gvt_journal_digest_clear (&many.digest);
}

static void
test_a_row_that_is_gone_is_named (Fixture *fixture, gconstpointer unused)
{
  gvt_journal_fixture_exec (&fixture->taker, "DELETE FROM event WHERE kind = 'note.added/1'"
                                             " AND seq = 3");
  assert_lacks (fixture, 3, GVT_HOLDING_MISSING, 4);
}

/* Each once, whatever part of it: what follows chains to what it was. */
static void
test_a_row_that_was_altered_is_named_alone (Fixture *fixture, gconstpointer unused)
{
  static const char *const alterings[] = {
    "UPDATE event SET body = CAST ('{\"n\":9,\"text\":\"x\"}' AS BLOB) WHERE seq = 3"
    " AND kind = 'note.added/1'",
    "UPDATE event SET personal = CAST ('Baiq Lain' AS BLOB) WHERE seq = 3"
    " AND kind = 'note.added/1'",
    "UPDATE event SET hash = zeroblob (32) WHERE seq = 3 AND kind = 'note.added/1'",
    "UPDATE event SET place = '52.09' WHERE seq = 3 AND kind = 'note.added/1'",
    "UPDATE event SET header = zeroblob (8) WHERE seq = 3 AND kind = 'note.added/1'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (alterings); i++)
    {
      gvt_journal_fixture_exec (&fixture->taker, alterings[i]);
      assert_lacks (fixture, 3, GVT_HOLDING_DAMAGED, 4);
      tear_down (fixture, NULL);
      set_up (fixture, NULL);
    }
}

/* A stretch says the same wherever it begins. */
static void
test_stretches_differ_where_the_record_is (Fixture *fixture, gconstpointer unused)
{
  const GvtId *device = &fixture->maker.device;

  gvt_journal_fixture_exec (&fixture->taker, "UPDATE event SET hash = zeroblob (32) WHERE seq = 3"
                                             " AND kind = 'note.added/1'");
  for (guint64 seq = 1; seq <= N_ALL; seq++)
    {
      Asking made = ask (&fixture->maker, device, seq, seq, ask_span);
      Asking taken = ask (&fixture->taker, device, seq, seq, ask_span);

      g_assert_cmpuint (made.n_records, ==, 1);
      g_assert_cmpuint (taken.n_records, ==, seq != 3);
      g_assert_cmpint (gvt_hash_equal (&made.hash, &taken.hash), ==, seq != 3);
    }
}

#define ADD(name, func) g_test_add ("/journal-digest/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("I4-erased-parts-and-unapplied-records-count",
       test_erased_parts_and_unapplied_records_count);
  ADD ("groups-are-places-and-kinds", test_groups_are_places_and_kinds);
  ADD ("passes-give-what-one-gives", test_passes_give_what_one_gives);
  ADD ("a-row-that-is-gone-is-named", test_a_row_that_is_gone_is_named);
  ADD ("a-row-that-was-altered-is-named-alone", test_a_row_that_was_altered_is_named_alone);
  ADD ("stretches-differ-where-the-record-is", test_stretches_differ_where_the_record_is);

  return g_test_run ();
}
