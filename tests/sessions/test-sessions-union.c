/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sessions of one visit, held on two laptops, where their chains meet: I2 exactly once, I4 any
 * interleaving, I9 a forked suffix that was issued again. */
#include <string.h>

#include "gvt-attendance.h"
#include "gvt-event-private.h"
#include "gvt-module-library.h"
#include "gvt-session-acts.h"
#include "gvt-session-kinds.h"
#include "gvt-session.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"
#include "gvt-visit-acts.h"
#include "gvt-visit.h"

#define PLACE "52.02.04.2003"

static const GvtProjection *const projections[] = { &gvt_sessions_projection, NULL };

/* A laptop, or the centre: a folder with a journal of its own. */
typedef struct
{
  GvtProfile *profile;
  GvtJournal *journal;
  GvtStore *store; /* borrowed */
  GvtClock *clock;
  GvtId device;
  GvtPublicKey key;
} Place;

/* A run of events of one incarnation. */
typedef struct
{
  GvtId device;
  guint32 incarnation;
  GvtPublicKey key;
  GPtrArray *events; /* GvtEvent */
} Run;

typedef struct
{
  Place a;
  Place b;
  GvtModuleLibrary *library;
  GvtModule *module; /* borrowed */
  GvtId visit;
  GvtId session_a;
  GvtId session_b;
} Fixture;

static void
open_place (Place *self)
{
  g_autoptr (GvtSecret) device_key = NULL;
  g_autoptr (GError) error = NULL;

  self->clock = gvt_test_clock ();
  self->profile = gvt_test_profile (gvt_test_folder (), self->clock, projections);
  self->journal = gvt_profile_dup_journal (self->profile, &error);
  g_assert_no_error (error);
  self->store = gvt_journal_get_store (self->journal);
  gvt_journal_get_device (self->journal, &self->device, NULL, NULL, &error);
  g_assert_no_error (error);
  device_key = gvt_vault_dup_device_key (gvt_profile_get_vault (self->profile), &error);
  g_assert_no_error (error);
  gvt_signing_key_public (device_key, &self->key);
}

static void
close_place (Place *self)
{
  g_object_unref (self->journal);
  g_assert_finalize_object (self->profile);
  g_assert_finalize_object (self->clock);
}

static void
run_free (Run *self)
{
  g_ptr_array_unref (self->events);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

static Run *
run_new (const GvtId *device, guint32 incarnation, const GvtPublicKey *key)
{
  Run *self = g_new0 (Run, 1);

  self->device = *device;
  self->incarnation = incarnation;
  self->key = *key;
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_event_unref);
  return self;
}

typedef struct
{
  Place *place;
  const Run *run;
  guint start;
  guint n;
  GPtrArray *events;
  guint n_new;
} Work;

static gboolean
load_events (GvtDb *db, gpointer user_data, GError **error)
{
  Work *work = user_data;

  work->events = gvt_journal_events (work->place->journal, db, &work->place->device, 1, 0, G_MAXINT,
                                     error);
  return work->events != NULL;
}

/* Returns: (transfer full): all that @place wrote */
static Run *
own_run (Place *place)
{
  Run *run = run_new (&place->device, 1, &place->key);
  Work work = { .place = place };
  g_autoptr (GError) error = NULL;

  gvt_store_read (place->store, load_events, &work, &error);
  g_assert_no_error (error);
  g_ptr_array_unref (run->events);
  run->events = work.events;
  return run;
}

static gboolean
admit_in_transaction (GvtDb *db, gpointer user_data, GError **error)
{
  Work *work = user_data;
  const Run *run = work->run;

  if (!gvt_journal_add_incarnation (work->place->journal, db, &run->device, run->incarnation,
                                    &run->key, error))
    return FALSE;

  for (guint i = work->start; i < MIN (work->start + work->n, run->events->len); i++)
    {
      gboolean was_new = FALSE;

      if (!gvt_journal_admit (work->place->journal, db, g_ptr_array_index (run->events, i),
                              &was_new, error))
        return FALSE;
      work->n_new += was_new ? 1 : 0;
    }

  return TRUE;
}

/* Returns: how many of the @n events from @start on were new to @place */
static guint
admit (Place *place, const Run *run, guint start, guint n)
{
  Work work = { .place = place, .run = run, .start = start, .n = n };
  g_autoptr (GError) error = NULL;

  gvt_store_write (place->store, admit_in_transaction, &work, &error);
  g_assert_no_error (error);
  return work.n_new;
}

static void
admit_all (Place *place, const Run *run)
{
  admit (place, run, 0, run->events->len);
}

/* Returns: (transfer full): @from at the end of @run, chained to what stands there: issued again,
 * or with a @body of its own as another event of its kind */
static GvtEvent *
issue (Run *run, const GvtEvent *from, const char *body)
{
  g_autoptr (GvtEvent) event = gvt_event_new ();
  GvtHash previous;

  gvt_event_header_decode (from->header_bytes, &event->header, NULL);
  event->header.incarnation = run->incarnation;
  event->header.seq = run->events->len + 1;
  if (body == NULL)
    gvt_event_header_origin (&from->header, &event->header.was_incarnation, &event->header.was_seq);
  else
    event->header.id.bytes[11] ^= (guint8) event->header.seq; /* another fact */
  event->header.has_was = body == NULL;
  event->header_bytes = gvt_event_header_encode (&event->header);
  event->body = body == NULL ? g_bytes_ref (from->body) : gvt_test_bytes (body);

  if (run->events->len == 0)
    gvt_event_genesis (&run->device, run->incarnation, &run->key, &previous);
  else
    previous = ((GvtEvent *) g_ptr_array_index (run->events, run->events->len - 1))->hash;
  gvt_event_compute_hash (event, &previous, &event->hash);
  g_ptr_array_add (run->events, gvt_event_ref (event));
  return g_steal_pointer (&event);
}

/* Returns: (transfer full): the same chain up to @n_kept, as the place where @run forked knows it
 */
static Run *
head_of (const Run *run, guint n_kept)
{
  Run *head = run_new (&run->device, run->incarnation, &run->key);

  for (guint i = 0; i < n_kept; i++)
    g_ptr_array_add (head->events, gvt_event_ref (g_ptr_array_index (run->events, i)));
  return head;
}

/* I9. Returns: (transfer full): the incarnation @incarnation, in which all of @run after @n_kept is
 * issued again */
static Run *
reissue (const Run *run, guint n_kept, guint32 incarnation)
{
  g_autoptr (GvtSecret) key = gvt_signing_key_new ();
  GvtPublicKey public_key;
  Run *again;

  gvt_signing_key_public (key, &public_key);
  again = run_new (&run->device, incarnation, &public_key);
  for (guint i = n_kept; i < run->events->len; i++)
    gvt_event_unref (issue (again, g_ptr_array_index (run->events, i), NULL));
  return again;
}

typedef struct
{
  const char *table;
  GvtHash digest;
} Question;

static gboolean
digest_table (GvtDb *db, gpointer user_data, GError **error)
{
  Question *question = user_data;

  return gvt_db_digest_table (db, question->table, &question->digest, error);
}

/* Returns: (transfer full): of all tables that sessions fill, one line each */
static char *
digest_of (Place *place)
{
  GString *text = g_string_new (NULL);

  for (const char *const *table = gvt_sessions_projection.tables; *table != NULL; table++)
    {
      Question question = { .table = *table };
      g_autoptr (GError) error = NULL;
      g_autofree char *digest = NULL;

      gvt_store_read (place->store, digest_table, &question, &error);
      g_assert_no_error (error);
      digest = gvt_hash_to_text (&question.digest);
      g_string_append_printf (text, "%s %s\n", *table, digest);
    }

  return g_string_free (text, FALSE);
}

static void
assert_same_tables (Place *place, Place *other)
{
  g_autofree char *found = digest_of (place);
  g_autofree char *expected = digest_of (other);

  g_assert_cmpstr (found, ==, expected);
}

/* Returns: (transfer full): every session's sums and the visit's, as a person reads them */
static char *
sums_of (Place *place, const GvtId *visit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) sessions = gvt_sessions_list (place->store, visit, &error);
  g_autoptr (GvtVisit) found = gvt_visits_find (place->store, visit, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  g_string_append_printf (text, "%u sessions, %u open;", gvt_visit_get_n_sessions (found),
                          gvt_visit_get_n_open (found));
  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (GvtSession) session = g_list_model_get_item (sessions, i);

      g_string_append_printf (text, " %s: %u+%u, %u taught, %u answers, %s;",
                              gvt_session_get_name (session), gvt_session_get_men (session),
                              gvt_session_get_women (session), gvt_session_get_n_modules (session),
                              gvt_session_get_n_answers (session),
                              gvt_session_is_open (session) ? "open" : "closed");
    }

  return g_string_free (text, FALSE);
}

static GvtQuizItem *
item_at (Fixture *self, guint index)
{
  GListModel *items = gvt_quiz_get_items (gvt_module_get_quiz (self->module));
  g_autoptr (GvtQuizItem) item = g_list_model_get_item (items, index);

  return item; /* the module keeps it */
}

static const char *
choice_at (GvtQuizItem *item, guint index)
{
  g_autoptr (GvtQuizOption) option = g_list_model_get_item (gvt_quiz_item_get_options (item),
                                                            index);

  return gvt_quiz_option_get_id (option);
}

static void
answer (Fixture *self, Place *place, const GvtId *session, guint card, guint choice)
{
  GvtQuizItem *item = item_at (self, card % 2);
  g_autoptr (GError) error = NULL;

  gvt_clock_advance (place->clock, G_TIME_SPAN_SECOND);
  gvt_sessions_answer (place->profile, session, self->module, gvt_quiz_item_get_id (item), card,
                       choice_at (item, choice), &error);
  g_assert_no_error (error);
}

static void
attend (Place *place, const GvtId *session, guint men, guint women)
{
  g_autoptr (GError) error = NULL;

  gvt_clock_advance (place->clock, G_TIME_SPAN_SECOND);
  gvt_sessions_attend (place->profile, session, men, women, &error);
  g_assert_no_error (error);
}

/* @men, and one woman more, in three groups. */
static void
count_groups (Place *place, const GvtId *session, guint men)
{
  g_autofree char *lines = g_strdup_printf ("L 17-21 0 %u\nP 17-21 0 %u\nP 60+ 6 1\n", men, men);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtPeopleGroups) groups = gvt_people_groups_read_lines (lines, &error);

  g_assert_no_error (error);
  gvt_clock_advance (place->clock, G_TIME_SPAN_SECOND);
  gvt_sessions_count_people (place->profile, session, groups, &error);
  g_assert_no_error (error);
}

/* A class with counts and answers that replace earlier ones. */
static void
teach_a_class (Fixture *self, Place *place, const GvtId *session, guint men)
{
  GvtQuizItem *item = item_at (self, 2);
  g_autoptr (GError) error = NULL;

  count_groups (place, session, 2);
  attend (place, session, 1, 1);
  gvt_sessions_teach (place->profile, session, self->module, &error);
  for (guint card = 1; card <= 5; card++)
    answer (self, place, session, card, 0);
  answer (self, place, session, 2, 1);
  for (guint people = 4; people <= 6; people++)
    gvt_sessions_count_hands (place->profile, session, self->module, gvt_quiz_item_get_id (item),
                              choice_at (item, 0), people, &error);
  g_assert_no_error (error);
  count_groups (place, session, men);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Run) plan = NULL;

  open_place (&self->a);
  open_place (&self->b);
  gvt_clock_advance (self->b.clock, 3 * G_TIME_SPAN_SECOND / 2);
  self->library = gvt_module_library_load (NULL, NULL);
  self->module = gvt_module_library_find (self->library, "m5-hari-pemungutan-suara", &error);
  g_assert_no_error (error);

  gvt_sessions_plan_visit (self->a.profile, "SMAN 1 Praya", PLACE, "2026-11-24", 120, &self->visit,
                           &error);
  g_assert_no_error (error);
  plan = own_run (&self->a);
  admit_all (&self->b, plan);
  gvt_sessions_open (self->a.profile, &self->visit, "Kelas X-1", &self->session_a, &error);
  g_assert_no_error (error);
  gvt_sessions_open (self->b.profile, &self->visit, "Kelas X-2", &self->session_b, &error);
  g_assert_no_error (error);
  teach_a_class (self, &self->a, &self->session_a, 19);
  teach_a_class (self, &self->b, &self->session_b, 30);
  gvt_sessions_close (self->b.profile, &self->session_b, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_assert_finalize_object (self->library);
  close_place (&self->a);
  close_place (&self->b);
}

/* Admits the runs in a seeded random interleaving of small batches, some of them twice, and all of
 * it once more at the end. */
static void
admit_interleaved (Place *centre, const Run *const *runs, guint n_runs, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint done[4] = { 0 };
  guint n_left = 0;
  guint n_new = 0;

  g_assert_cmpuint (n_runs, <=, G_N_ELEMENTS (done));
  for (guint i = 0; i < n_runs; i++)
    n_left += runs[i]->events->len;
  while (n_left > 0)
    {
      guint which = (guint) g_rand_int_range (random, 0, (gint32) n_runs);
      const Run *run = runs[which];
      guint n = (guint) g_rand_int_range (random, 1, 6);

      n = MIN (n, run->events->len - done[which]);
      admit (centre, run, done[which], n);
      if (g_rand_boolean (random))
        g_assert_cmpuint (admit (centre, run, done[which], n), ==, 0);
      done[which] += n;
      n_left -= n;
    }

  for (guint i = 0; i < n_runs; i++)
    n_new += admit (centre, runs[i], 0, runs[i]->events->len);
  g_assert_cmpuint (n_new, ==, 0);
}

/* Asserts that any interleaving of @runs at a fresh centre gives the tables and sums of @laptop. */
static void
assert_every_interleaving (Fixture *self, Place *laptop, const Run *const *runs, guint n_runs)
{
  g_autofree char *expected = sums_of (laptop, &self->visit);

  for (guint32 seed = 1; seed <= 6; seed++)
    {
      Place centre = { 0 };
      g_autofree char *sums = NULL;

      open_place (&centre);
      admit_interleaved (&centre, runs, n_runs, seed);
      sums = sums_of (&centre, &self->visit);

      g_assert_cmpstr (sums, ==, expected);
      assert_same_tables (&centre, laptop);
      gvt_test_profile_rebuilds (centre.profile);
      close_place (&centre);
    }
}

/* I2, I4 */
static void
test_two_laptops_and_the_centre_have_one_visit (Fixture *self, gconstpointer unused)
{
  g_autoptr (Run) of_a = own_run (&self->a);
  g_autoptr (Run) of_b = own_run (&self->b);
  const Run *const runs[] = { of_a, of_b };
  g_autofree char *sums = NULL;

  admit_all (&self->a, of_b);
  admit_all (&self->b, of_a);

  sums = sums_of (&self->a, &self->visit);
  g_assert_cmpstr (sums, ==,
                   "2 sessions, 1 open;"
                   " Kelas X-1: 19+20, 1 taught, 11 answers, open;"
                   " Kelas X-2: 30+31, 1 taught, 11 answers, closed;");
  assert_same_tables (&self->b, &self->a);
  assert_every_interleaving (self, &self->a, runs, G_N_ELEMENTS (runs));
}

/* I9: what the centre has only in its new place, the laptop still has in the old one. */
static void
test_reissued_suffix_projects_as_where_it_first_stood (Fixture *self, gconstpointer unused)
{
  g_autoptr (Run) whole = own_run (&self->a);
  g_autoptr (Run) of_b = own_run (&self->b);
  const guint n_kept = 4;
  g_autoptr (Run) head = head_of (whole, n_kept);
  g_autoptr (Run) again = reissue (whole, n_kept, 2);
  const Run *const runs[] = { head, again, of_b };

  admit_all (&self->a, of_b);
  assert_every_interleaving (self, &self->a, runs, G_N_ELEMENTS (runs));

  g_assert_cmpuint (admit (&self->a, again, 0, again->events->len), ==, 0);
  assert_every_interleaving (self, &self->a, runs, G_N_ELEMENTS (runs));
}

/* A second fork: `was` still says where it stood first. */
static void
test_suffix_reissued_twice_projects_as_where_it_first_stood (Fixture *self, gconstpointer unused)
{
  g_autoptr (Run) whole = own_run (&self->a);
  g_autoptr (Run) head = head_of (whole, 4);
  g_autoptr (Run) again = reissue (whole, 4, 2);
  g_autoptr (Run) again_head = head_of (again, 3);
  g_autoptr (Run) once_more = reissue (again, 3, 3);
  const Run *const runs[] = { once_more, again_head, head };

  assert_every_interleaving (self, &self->a, runs, G_N_ELEMENTS (runs));
}

/* Both went on from one place: one stays, the other is issued again with `was` at the same place.
 */
static void
test_clone_that_counted_too_is_ordered_by_its_ids (Fixture *self, gconstpointer unused)
{
  g_autoptr (Run) of_a = own_run (&self->a);
  const guint n_kept = of_a->events->len - 1; /* the last is a count of people */
  GvtEvent *last = g_ptr_array_index (of_a->events, n_kept);
  g_autoptr (Run) clone = head_of (of_a, n_kept);
  g_autofree char *session = gvt_id_to_text (&self->session_a);
  g_autofree char *body = g_strdup_printf (
      "{\"groups\":[{\"age\":\"60+\",\"disability\":\"0\",\"people\":7,\"sex\":\"L\"},"
      "{\"age\":\"?\",\"disability\":\"5\",\"people\":8,\"sex\":\"P\"}],\"session\":\"%s\"}",
      session);
  g_autoptr (GvtEvent) counted = issue (clone, last, body);
  g_autoptr (Run) again = reissue (clone, n_kept, 2);
  const Run *const runs[] = { of_a, again };
  gboolean clone_wins = memcmp (counted->header.id.bytes, last->header.id.bytes, 16) > 0;
  g_autoptr (GvtSession) found = NULL;

  admit_all (&self->a, again);

  found = gvt_sessions_find (self->a.store, &self->session_a, NULL);
  g_assert_cmpuint (gvt_session_get_men (found), ==, clone_wins ? 7 : 19);
  assert_every_interleaving (self, &self->a, runs, G_N_ELEMENTS (runs));
}

static void
change_plan (Fixture *self, Place *place, guint expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtVisitPlan) plan = gvt_visits_read_plan (place->profile, &self->visit, &error);

  g_assert_no_error (error);
  plan->expected = expected;
  gvt_visits_change (place->profile, &self->visit, plan, &error);
  g_assert_no_error (error);
}

static guint
expected_at (Fixture *self, Place *place)
{
  g_autoptr (GvtVisit) visit = gvt_visits_find (place->store, &self->visit, NULL);

  return gvt_visit_get_expected (visit);
}

/* I4: neither clock nor order of receipt decides; who saw the other's change has the last word. */
static void
test_plans_changed_on_two_laptops_come_out_as_one (Fixture *self, gconstpointer unused)
{
  g_autoptr (Run) of_b = NULL;
  g_autoptr (Run) of_a = NULL;

  change_plan (self, &self->b, 50);
  change_plan (self, &self->a, 60);
  of_b = own_run (&self->b);
  of_a = own_run (&self->a);
  admit_all (&self->a, of_b);
  admit_all (&self->b, of_a);
  g_assert_cmpuint (expected_at (self, &self->a), ==, expected_at (self, &self->b));
  assert_same_tables (&self->b, &self->a);

  gvt_clock_advance (self->b.clock, -30 * G_TIME_SPAN_DAY);
  change_plan (self, &self->b, 70);
  g_clear_pointer (&of_b, run_free);
  of_b = own_run (&self->b);
  admit_all (&self->a, of_b);
  g_assert_cmpuint (expected_at (self, &self->a), ==, 70);
  {
    const Run *const runs[] = { of_a, of_b };

    assert_every_interleaving (self, &self->a, runs, G_N_ELEMENTS (runs));
  }
}

/* Two closes of one session are no quarantine of whichever came last. */
static void
test_clone_that_closed_too_leaves_the_earlier_close (Fixture *self, gconstpointer unused)
{
  g_autoptr (Run) of_b = own_run (&self->b);
  const guint n_kept = of_b->events->len - 1; /* the last closes */
  GvtEvent *last = g_ptr_array_index (of_b->events, n_kept);
  g_autoptr (Run) plan = own_run (&self->a);
  g_autoptr (Run) clone = head_of (of_b, n_kept);
  g_autofree char *session = gvt_id_to_text (&self->session_b);
  g_autofree char *body = g_strdup_printf ("{\"session\":\"%s\"}", session);
  g_autoptr (GvtEvent) late = issue (clone, last, "{}"); /* rejected; it moves the close on */
  g_autoptr (GvtEvent) closed = issue (clone, last, body);
  g_autoptr (Run) again = reissue (clone, n_kept, 2);
  const Run *const runs[] = { plan, of_b, again };

  g_assert_cmpuint (closed->header.seq, >, last->header.seq);
  admit_all (&self->b, plan);
  admit_all (&self->b, again);
  assert_every_interleaving (self, &self->b, runs, G_N_ELEMENTS (runs));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("/sessions-union/two-laptops-and-the-centre-have-one-visit",
       test_two_laptops_and_the_centre_have_one_visit);
  ADD ("/sessions-union/reissued-suffix-projects-as-where-it-first-stood",
       test_reissued_suffix_projects_as_where_it_first_stood);
  ADD ("/sessions-union/suffix-reissued-twice-projects-as-where-it-first-stood",
       test_suffix_reissued_twice_projects_as_where_it_first_stood);
  ADD ("/sessions-union/clone-that-counted-too-is-ordered-by-its-ids",
       test_clone_that_counted_too_is_ordered_by_its_ids);
  ADD ("/sessions-union/plans-changed-on-two-laptops-come-out-as-one",
       test_plans_changed_on_two_laptops_come_out_as_one);
  ADD ("/sessions-union/clone-that-closed-too-leaves-the-earlier-close",
       test_clone_that_closed_too_leaves_the_earlier_close);

  return g_test_run ();
}
