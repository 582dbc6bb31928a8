/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attendance list of a class: what is kept of whom, what a name may do, and who counts. */
#include <string.h>

#include "gvt-attendance.h"
#include "gvt-error.h"
#include "gvt-people-list.h"
#include "gvt-session-acts.h"
#include "gvt-session-kinds.h"
#include "gvt-session.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"
#include "gvt-undo.h"
#include "gvt-visit-acts.h"

#define PLACE "52.02.04.2003"

static const GvtProjection *const projections[] = { &gvt_sessions_projection, NULL };

typedef struct
{
  GvtProfile *profile;
  GvtJournal *journal;
  GvtId visit;
  GvtId session;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();
  g_autoptr (GError) error = NULL;

  self->profile = gvt_test_profile (gvt_test_folder (), clock, projections);
  self->journal = gvt_profile_dup_journal (self->profile, &error);
  gvt_sessions_plan_visit (self->profile, "SMAN 1 Praya", PLACE, "2026-11-24", 40, &self->visit,
                           &error);
  g_assert_no_error (error);
  gvt_sessions_open (self->profile, &self->visit, "Kelas X-1", &self->session, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gvt_test_profile_rebuilds (self->profile);
  g_object_unref (self->journal);
  g_assert_finalize_object (self->profile);
}

static void
list_lines (Fixture *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = gvt_people_read_lines (text, &error);

  g_assert_no_error (error);
  gvt_sessions_list_people (self->profile, &self->session, people, &error);
  g_assert_no_error (error);
}

/* Returns: (transfer full): "1 P 17-21 0 w photo Name\n" a card */
static char *
list_as_text (Fixture *self, gboolean with_names)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = gvt_session_read_list (self->profile, &self->session, with_names,
                                                        &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < people->len; i++)
    {
      const GvtPerson *person = people->pdata[i];

      g_string_append_printf (text, "%u %c %s %s%s%s%s %s\n", person->card, person->sex,
                              person->age, person->disability, person->is_walk_in ? " walk-in" : "",
                              (person->consents & GVT_CONSENT_GUARDIAN) != 0 ? " guardian" : "",
                              (person->consents & GVT_CONSENT_PHOTO) != 0 ? " photo" : "",
                              person->name != NULL ? person->name
                              : person->is_kept    ? "(kept)"
                              : person->had_name   ? "(gone)"
                                                   : "(none)");
    }
  return g_string_free (text, FALSE);
}

static void
assert_list (Fixture *self, gboolean with_names, const char *expected)
{
  g_autofree char *text = list_as_text (self, with_names);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_present (Fixture *self, guint men, guint women)
{
  g_autoptr (GvtSession) session = gvt_sessions_find (gvt_journal_get_store (self->journal),
                                                      &self->session, NULL);

  g_assert_cmpuint (gvt_session_get_men (session), ==, men);
  g_assert_cmpuint (gvt_session_get_women (session), ==, women);
}

static const char three[] = "Baiq Contoh;P;17-21;0;no;photo\n"
                            "# the next came in late\n"
                            "Lalu Rekaan;L;0-16;5;yes;guardian photo\n"
                            "\n"
                            "Siti Umpama;p\r\n";

static void
test_a_list_is_read_back_by_card (Fixture *self, gconstpointer data)
{
  list_lines (self, three);

  assert_list (self, TRUE,
               "1 P 17-21 0 photo Baiq Contoh\n"
               "2 L 0-16 5 walk-in guardian photo Lalu Rekaan\n"
               "3 P ? 0 Siti Umpama\n");
  assert_list (self, FALSE,
               "1 P 17-21 0 photo (kept)\n"
               "2 L 0-16 5 walk-in guardian photo (kept)\n"
               "3 P ? 0 (kept)\n");
}

static void
test_the_same_card_replaces_and_may_keep_its_name (Fixture *self, gconstpointer data)
{
  g_autoptr (GvtPerson) person = gvt_person_new ();
  g_autoptr (GError) error = NULL;

  list_lines (self, three);
  person->card = 1;
  person->sex = 'L';
  gvt_sessions_list_person (self->profile, &self->session, person, NULL, &error);
  g_assert_no_error (error);
  gvt_sessions_note_consent (self->profile, &self->session, 3, GVT_CONSENT_PHOTO, TRUE, &error);
  g_assert_no_error (error);
  gvt_sessions_note_consent (self->profile, &self->session, 2, GVT_CONSENT_GUARDIAN, FALSE, &error);
  g_assert_no_error (error);
  assert_list (self, TRUE,
               "1 L ? 0 Baiq Contoh\n"
               "2 L 0-16 5 walk-in photo Lalu Rekaan\n"
               "3 P ? 0 photo Siti Umpama\n");

  gvt_person_set_text (&person->name, "Lalu Pengganti");
  gvt_sessions_list_person (self->profile, &self->session, person, NULL, &error);
  g_assert_no_error (error);
  assert_list (self, TRUE,
               "1 L ? 0 Lalu Pengganti\n"
               "2 L 0-16 5 walk-in photo Lalu Rekaan\n"
               "3 P ? 0 photo Siti Umpama\n");
}

static void
test_a_removed_card_is_not_given_out_again (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) again = NULL;

  list_lines (self, three);
  gvt_sessions_unlist_person (self->profile, &self->session, 3, &error);
  g_assert_no_error (error);
  list_lines (self, "Inaq Misal;P;60+;1\n");

  assert_list (self, TRUE,
               "1 P 17-21 0 photo Baiq Contoh\n"
               "2 L 0-16 5 walk-in guardian photo Lalu Rekaan\n"
               "4 P 60+ 1 Inaq Misal\n");
  g_assert_false (gvt_sessions_unlist_person (self->profile, &self->session, 3, &again));
  g_assert_error (again, GVT_ERROR, GVT_ERROR_NOT_FOUND);
}

/* The rule: what was counted holds; where nobody counted, the list's own sums. */
static void
test_a_count_holds_and_the_list_stands_in_for_it (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtPeopleGroups) groups = NULL;
  GvtPresence presence;

  list_lines (self, three);
  assert_present (self, 1, 2);
  groups = gvt_session_read_people (self->profile, &self->session, &error);
  g_assert_cmpuint (gvt_people_groups_sum (groups, 'L', "0-16", "5"), ==, 1);
  g_assert_cmpuint (gvt_people_groups_sum (groups, 0, NULL, NULL), ==, 3);

  gvt_sessions_attend (self->profile, &self->session, 10, 20, &error);
  g_assert_no_error (error);
  assert_present (self, 10, 20);
  gvt_session_read_presence (self->profile, &self->session, &presence, &error);
  g_assert_no_error (error);
  g_assert_true (presence.is_counted);
  g_assert_cmpuint (presence.counted_men, ==, 10);
  g_assert_cmpuint (presence.counted_women, ==, 20);
  g_assert_cmpuint (presence.listed_men, ==, 1);
  g_assert_cmpuint (presence.listed_women, ==, 2);
}

static void
undo (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtDoneAct) act = gvt_sessions_undo (self->profile, NULL, &self->session, NULL,
                                                  &error);

  g_assert_no_error (error);
  g_assert_nonnull (act);
}

/* A name comes back with its card: it stands where it always stood. */
static void
test_what_was_done_to_a_card_is_undone (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  list_lines (self, three);
  gvt_sessions_note_consent (self->profile, &self->session, 1, GVT_CONSENT_PHOTO, FALSE, &error);
  g_assert_no_error (error);
  gvt_sessions_unlist_person (self->profile, &self->session, 1, &error);
  g_assert_no_error (error);

  undo (self);
  undo (self);
  assert_list (self, TRUE,
               "1 P 17-21 0 photo Baiq Contoh\n"
               "2 L 0-16 5 walk-in guardian photo Lalu Rekaan\n"
               "3 P ? 0 Siti Umpama\n");
  undo (self);
  assert_list (self, TRUE,
               "1 P 17-21 0 photo Baiq Contoh\n"
               "2 L 0-16 5 walk-in guardian photo Lalu Rekaan\n");
  gvt_sessions_attend (self->profile, &self->session, 8, 9, &error);
  g_assert_no_error (error);
  assert_present (self, 8, 9);
  undo (self);
  assert_present (self, 1, 1);
}

typedef struct
{
  Fixture *fixture;
  GPtrArray *events;
} Loading;

static gboolean
load_events (GvtDb *db, gpointer user_data, GError **error)
{
  Loading *self = user_data;
  GvtId device;

  if (!gvt_journal_get_device (self->fixture->journal, &device, NULL, NULL, error))
    return FALSE;
  self->events = gvt_journal_events (self->fixture->journal, db, &device, 1, 0, G_MAXINT, error);
  return self->events != NULL;
}

/* Returns: (transfer full): all of the laptop's own */
static GPtrArray *
own_events (Fixture *self)
{
  Loading loading = { self, NULL };

  gvt_store_read (gvt_journal_get_store (self->journal), load_events, &loading, NULL);
  return loading.events;
}

/* I10, D1: of a name nothing is in the part that stays, nor in any table. */
static void
test_a_name_is_in_the_erasable_part_alone (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) events = NULL;
  guint n_named = 0;

  list_lines (self, three);
  events = own_events (self);
  for (guint i = 0; i < events->len; i++)
    {
      const GvtEvent *event = events->pdata[i];
      g_autofree char *body = g_strndup (g_bytes_get_data (event->body, NULL),
                                         g_bytes_get_size (event->body));

      g_assert_null (strstr (body, "Baiq"));
      g_assert_null (strstr (body, "Rekaan"));
      n_named += event->personal != NULL ? 1 : 0;
      g_assert_false (event->personal != NULL && gvt_journal_may_travel (self->journal, event));
    }
  g_assert_cmpuint (n_named, ==, 3);
}

static void
let_names_travel (Fixture *self, gboolean travel)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtVisitPlan) plan = gvt_visits_read_plan (self->profile, &self->visit, &error);

  plan->names_travel = travel;
  gvt_visits_change (self->profile, &self->visit, plan, &error);
  g_assert_no_error (error);
}

static guint
count_travelling (Fixture *self)
{
  g_autoptr (GPtrArray) events = own_events (self);
  guint n = 0;

  for (guint i = 0; i < events->len; i++)
    {
      const GvtEvent *event = events->pdata[i];

      n += event->personal != NULL && gvt_journal_may_travel (self->journal, event) ? 1 : 0;
    }
  return n;
}

/* A name that was taken under the promise to stay keeps it; and a plan may take its word back. */
static void
test_names_travel_where_the_plan_said_so_and_still_does (Fixture *self, gconstpointer data)
{
  list_lines (self, "Lalu Awal;L\n");
  g_assert_cmpuint (count_travelling (self), ==, 0);
  let_names_travel (self, TRUE);
  g_assert_cmpuint (count_travelling (self), ==, 0);
  list_lines (self, "Lalu Kedua;L\nBaiq Ketiga;P\n");
  g_assert_cmpuint (count_travelling (self), ==, 2);
  let_names_travel (self, FALSE);
  g_assert_cmpuint (count_travelling (self), ==, 0);
}

static void
test_all_lines_are_written_or_none (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = gvt_people_read_lines (three, NULL);

  gvt_person_set_text (&((GvtPerson *) people->pdata[2])->age, "200");
  g_assert_false (gvt_sessions_list_people (self->profile, &self->session, people, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  assert_list (self, TRUE, "");
}

static void
test_who_is_surely_under_age_is_marked_and_not_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) people = NULL;

  list_lines (self, "A Kecil;L;0-16\nB Kecil;P;0-16;0;no;guardian\nC Muda;P;17-21\n");
  people = gvt_session_read_list (self->profile, &self->session, FALSE, NULL);
  g_assert_cmpuint (people->len, ==, 3);
  g_assert_true (gvt_person_needs_guardian (people->pdata[0]));
  g_assert_false (gvt_person_needs_guardian (people->pdata[1]));
  g_assert_false (gvt_person_needs_guardian (people->pdata[2]));
}

/* What a spreadsheet writes by default, and what no message may repeat. */
static void
test_bytes_that_are_no_text_are_refused (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (gvt_people_read_lines ("Ren\xe9;\xe9\n", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_a_wrong_line_is_named (void)
{
  static const char *const wrong[] = {
    "Baiq Contoh;P\nLalu Rekaan\n",
    "Baiq Contoh;P\nLalu Rekaan;X\n",
    "Baiq Contoh;P\n;L\n",
    "Baiq Contoh;P\nLalu Rekaan;L;17\n",
    "Baiq Contoh;P\nLalu Rekaan;L;17-21;9\n",
    "Baiq Contoh;P\nLalu Rekaan;L;17-21;0;maybe\n",
    "Baiq Contoh;P\nLalu Rekaan;L;17-21;0;yes;film\n",
    "Baiq Contoh;P\nLalu Rekaan;L;17-21;0;yes;photo;more\n",
    "Baiq Contoh;P\n5271010000900001;L\n",
    "Baiq Contoh;P\nLalu \x01 Rekaan;L\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (gvt_people_read_lines (wrong[i], &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
      g_assert_true (g_str_has_prefix (error->message, "line 2: "));
    }
}

#define TEST(name, func) g_test_add ("/people-list/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  TEST ("is-read-back-by-card", test_a_list_is_read_back_by_card);
  TEST ("the-same-card-replaces-and-may-keep-its-name",
        test_the_same_card_replaces_and_may_keep_its_name);
  TEST ("a-removed-card-is-not-given-out-again", test_a_removed_card_is_not_given_out_again);
  TEST ("a-count-holds-and-the-list-stands-in-for-it",
        test_a_count_holds_and_the_list_stands_in_for_it);
  TEST ("what-was-done-to-a-card-is-undone", test_what_was_done_to_a_card_is_undone);
  TEST ("a-name-is-in-the-erasable-part-alone", test_a_name_is_in_the_erasable_part_alone);
  TEST ("names-travel-where-the-plan-said-so-and-still-does",
        test_names_travel_where_the_plan_said_so_and_still_does);
  TEST ("all-lines-are-written-or-none", test_all_lines_are_written_or_none);
  TEST ("who-is-surely-under-age-is-marked-and-not-refused",
        test_who_is_surely_under_age_is_marked_and_not_refused);
  g_test_add_func ("/people-list/bytes-that-are-no-text-are-refused",
                   test_bytes_that_are_no_text_are_refused);
  g_test_add_func ("/people-list/a-wrong-line-is-named", test_a_wrong_line_is_named);
  return g_test_run ();
}
