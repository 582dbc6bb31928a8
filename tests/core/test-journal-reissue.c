/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A device whose chain forked goes on in a new incarnation, and another store takes both in. */
#include "gvt-error.h"
#include "gvt-journal-fixture.h"
#include "gvt-journal-reissue.h"

#define AFTER    2 /* events that the other side has */
#define N_EVENTS 5

static void
set_up (GvtJournalFixture *self, gconstpointer unused)
{
  gvt_journal_fixture_set_up (self, NULL);
  for (gint i = 0; i < N_EVENTS; i++)
    gvt_journal_fixture_note (self, i, "Lalu Contoh");
}

typedef struct
{
  GvtJournalFixture *fixture;
  GvtNewIncarnation next;
  guint32 parent; /* 0: the present one */
  guint64 n_reissued;
} Beginning;

static gboolean
begin_in_transaction (GvtDb *db, gpointer user_data, GError **error)
{
  Beginning *beginning = user_data;

  if (beginning->parent != 0)
    return gvt_journal_begin_after (beginning->fixture->journal, db, &beginning->next,
                                    beginning->parent, &beginning->n_reissued, error);
  return gvt_journal_begin_incarnation (beginning->fixture->journal, db, &beginning->next,
                                        &beginning->n_reissued, error);
}

static guint64
begin_after (GvtJournalFixture *self, guint32 parent, guint32 incarnation, GError **error)
{
  Beginning beginning = { .fixture = self,
                          .next = { incarnation, "C3D4", { { 0 } }, AFTER },
                          .parent = parent };

  beginning.next.key.bytes[0] = (guint8) incarnation;
  return gvt_store_write (self->store, begin_in_transaction, &beginning, error)
             ? beginning.n_reissued
             : G_MAXUINT64;
}

static guint64
begin (GvtJournalFixture *self, guint32 incarnation, GError **error)
{
  return begin_after (self, 0, incarnation, error);
}

typedef struct
{
  GvtJournalFixture *fixture;
  guint32 incarnation;
  GPtrArray *events;
} Reading;

static gboolean
read_in_transaction (GvtDb *db, gpointer user_data, GError **error)
{
  Reading *reading = user_data;

  reading->events = gvt_journal_events (reading->fixture->journal, db, &reading->fixture->device,
                                        reading->incarnation, 0, 100, error);
  return reading->events != NULL;
}

static GPtrArray *
read_chain (GvtJournalFixture *self, guint32 incarnation)
{
  Reading reading = { self, incarnation, NULL };
  g_autoptr (GError) error = NULL;

  gvt_store_read (self->store, read_in_transaction, &reading, &error);
  g_assert_no_error (error);
  return reading.events;
}

/* I9: the same ids, words and personal parts, and `was` tells the place. */
static void
test_what_the_centre_lacks_stands_once_more (GvtJournalFixture *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) old = read_chain (self, 1);
  g_autoptr (GPtrArray) reissued = NULL;
  g_autofree char *before = gvt_journal_fixture_digest (self);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (begin (self, 2, &error), ==, N_EVENTS - AFTER);
  g_assert_no_error (error);

  reissued = read_chain (self, 2);
  g_assert_cmpuint (reissued->len, ==, N_EVENTS - AFTER);
  for (guint i = 0; i < reissued->len; i++)
    {
      const GvtEvent *first = old->pdata[AFTER + i];
      const GvtEvent *again = reissued->pdata[i];

      g_assert_true (gvt_id_equal (&again->header.id, &first->header.id));
      g_assert_cmpuint (again->header.seq, ==, i + 1);
      g_assert_true (again->header.has_was);
      g_assert_cmpuint (again->header.was_incarnation, ==, 1);
      g_assert_cmpuint (again->header.was_seq, ==, first->header.seq);
      gvt_test_assert_bytes (again->body, first->body);
      gvt_test_assert_bytes (again->personal, first->personal);
    }
  after = gvt_journal_fixture_digest (self);
  g_assert_cmpstr (after, ==, before);
  gvt_journal_fixture_assert_sound (self);
}

/* I9: an erased part stays erased in the new chain too. */
static void
test_an_erased_part_does_not_come_back (GvtJournalFixture *self, gconstpointer unused)
{
  GvtId id = gvt_journal_fixture_note (self, N_EVENTS, "Baiq Contoh");
  g_autoptr (GPtrArray) reissued = NULL;
  const GvtEvent *erased;

  gvt_journal_fixture_erase (self, &id);
  g_assert_cmpuint (begin (self, 2, NULL), ==, N_EVENTS - AFTER + 2);

  reissued = read_chain (self, 2);
  erased = reissued->pdata[N_EVENTS - AFTER];
  g_assert_true (gvt_id_equal (&erased->header.id, &id));
  g_assert_null (erased->personal);
  g_assert_true (erased->has_personal_hash);
  gvt_journal_fixture_assert_sound (self);
}

/* A copy of a copy: what is carried over a second time still names its first place. */
static void
test_carried_over_twice_it_names_its_first_place (GvtJournalFixture *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) twice = NULL;
  const GvtEvent *event;

  begin (self, 2, NULL);
  gvt_journal_fixture_note (self, 70, "Lalu Contoh");
  g_assert_cmpuint (begin (self, 3, NULL), ==, 2); /* after the second of four */

  twice = read_chain (self, 3);
  event = twice->pdata[0];
  g_assert_cmpuint (event->header.was_incarnation, ==, 1);
  g_assert_cmpuint (event->header.was_seq, ==, N_EVENTS);
  g_assert_nonnull (event->personal);
  event = twice->pdata[1];
  g_assert_cmpuint (event->header.was_incarnation, ==, 2);
  g_assert_cmpuint (event->header.was_seq, ==, N_EVENTS - AFTER + 1);
  gvt_journal_fixture_assert_sound (self);
}

/* I13: the centre forgot the second chain and the third: each event of them, and of the first
 * behind the second one there, stands once in the fourth, in the order in which it was made. */
static void
test_from_a_chain_that_was_left_each_stands_once (GvtJournalFixture *self, gconstpointer unused)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GHashTable) ids = g_hash_table_new (gvt_id_hash, gvt_id_is_same);
  g_autoptr (GPtrArray) last = NULL;
  g_autoptr (GError) error = NULL;

  begin (self, 2, NULL);
  gvt_journal_fixture_note (self, 70, "Lalu Contoh");
  begin (self, 5, NULL);
  gvt_journal_fixture_note (self, 71, "Baiq Contoh");
  before = gvt_journal_fixture_digest (self);

  g_assert_cmpuint (begin_after (self, 1, 6, &error), ==, N_EVENTS - AFTER + 2);
  g_assert_no_error (error);
  last = read_chain (self, 6);
  for (guint i = 0; i < last->len; i++)
    {
      GvtEvent *event = last->pdata[i];

      g_assert_true (g_hash_table_add (ids, &event->header.id));
      g_assert_cmpuint (event->header.seq, ==, i + 1);
      g_assert_nonnull (event->personal);
      g_assert_cmpuint (event->header.was_incarnation, ==,
                        i < N_EVENTS - AFTER    ? 1
                        : i == N_EVENTS - AFTER ? 2
                                                : 5);
    }
  after = gvt_journal_fixture_digest (self);
  g_assert_cmpstr (after, ==, before);
  gvt_journal_fixture_assert_sound (self);
}

static void
test_it_never_goes_back (GvtJournalFixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (begin (self, 2, &error), !=, G_MAXUINT64);
  g_assert_no_error (error);
  g_assert_cmpuint (begin (self, 2, &error), ==, G_MAXUINT64);
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
  gvt_journal_fixture_assert_sound (self);
}

#define ADD(name, func) \
  g_test_add ("/journal-reissue/" name, GvtJournalFixture, NULL, set_up, func, \
              gvt_journal_fixture_tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  ADD ("I9-what-the-centre-lacks-stands-once-more", test_what_the_centre_lacks_stands_once_more);
  ADD ("I9-an-erased-part-does-not-come-back", test_an_erased_part_does_not_come_back);
  ADD ("I9-carried-over-twice-it-names-its-first-place",
       test_carried_over_twice_it_names_its_first_place);
  ADD ("I13-from-a-chain-that-was-left-each-stands-once",
       test_from_a_chain_that_was_left_each_stands_once);
  ADD ("I9-it-never-goes-back", test_it_never_goes_back);
  return g_test_run ();
}
