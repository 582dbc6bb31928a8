/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page at which visitors stand, and the window around it. */
#include <string.h>

#include "gvt-app-test.h"
#include "gvt-class-window.h"
#include "gvt-gate.h"
#include "gvt-grouped-digits.h"
#include "gvt-pupil-bar.h"
#include "gvt-self-check-page.h"
#include "gvt-shell.h"
#include "gvt-unlock-page.h"
#include "gvt-voters-fixture.h"
#include "gvt-voters-page.h"

#define AMINAH "SITI AMINAH"
#define NOBODY "5202010101600001"

typedef GvtClassWindow Fixture;

/* --- how one comes there --- */

static GvtPageStack *
voters_of (Fixture *fixture)
{
  return gvt_window_get_section (fixture->window, "voters");
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  static const char *const villages[] = { FIXTURE_KUTA, NULL };
  GvtVotersFixture voters = { 0 };

  gvt_class_window_set_up (fixture, NULL);
  gvt_voters_fixture_adopt (&voters, fixture->profile);
  gvt_voters_fixture_give (&voters, villages);
  gvt_voters_fixture_leave (&voters);
  gvt_window_show_section (fixture->window, "voters");
  gvt_class_window_settle (fixture);
}

static void
begin (Fixture *fixture)
{
  gvt_class_window_act (fixture, GTK_WIDGET (gvt_page_stack_get_top (voters_of (fixture))),
                        "voters.self-check");
}

static GvtSelfCheckPage *
page_of (Fixture *fixture)
{
  GtkWidget *page = gvt_app_test_find (GTK_WIDGET (fixture->window), GVT_TYPE_SELF_CHECK_PAGE,
                                       NULL);

  g_assert_nonnull (page);
  return GVT_SELF_CHECK_PAGE (page);
}

static void
try_with (Fixture *fixture, const char *nik, const char *name)
{
  gvt_self_check_page_fill (page_of (fixture), nik, name);
  gvt_class_window_settle (fixture);
}

static void
assert_says (Fixture *fixture, const char *text)
{
  gvt_app_test_assert_text (GTK_WIDGET (fixture->window), text);
}

/* Returns: (transfer none): what is typed in the field called @name */
static const char *
typed_in (Fixture *fixture, const char *name)
{
  GtkWidget *entry = gvt_app_test_find (GTK_WIDGET (page_of (fixture)), GTK_TYPE_ENTRY, name);

  g_assert_nonnull (entry);
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

/* --- alone in the window --- */

/* I10: no section, no key of the lists, no way there. */
static void
test_visitors_are_alone (Fixture *fixture, gconstpointer unused)
{
  static const char *const actions[] = { "win.sidebar", "win.back" };

  begin (fixture);
  assert_says (fixture, "Am I on the voter list?");
  g_assert_false (gvt_class_window_has_roll_key (fixture));
  g_assert_true (GVT_IS_VOTERS_PAGE (gvt_page_stack_get_top (voters_of (fixture))));
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (fixture->window), actions[i], NULL);
      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.section", "s", "voters");
      gvt_class_window_settle (fixture);
      g_assert_false (gvt_class_window_is_seen (fixture, GVT_TYPE_SHELL));
      g_assert_true (gvt_class_window_is_seen (fixture, GVT_TYPE_SELF_CHECK_PAGE));
    }
}

static void
test_a_passphrase_ends_it (Fixture *fixture, gconstpointer unused)
{
  begin (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.leave-visitors", NULL);
  gvt_class_window_settle (fixture);
  gvt_class_window_try_passphrase (fixture, "wrong", "gate.leave");
  g_assert_true (gvt_class_window_is_seen (fixture, GVT_TYPE_GATE));
  g_assert_false (gvt_class_window_has_roll_key (fixture));

  gvt_class_window_try_passphrase (fixture, GVT_TEST_PASSPHRASE, "gate.leave");
  g_assert_true (gvt_class_window_is_seen (fixture, GVT_TYPE_SHELL));
  g_assert_true (gvt_class_window_has_roll_key (fixture));
  assert_says (fixture, "6 voters");
}

/* Whoever unlocks comes to the sections: nothing of the visitors is found again. */
static void
test_the_lock_ends_it (Fixture *fixture, gconstpointer unused)
{
  begin (fixture);
  gvt_workspace_lock (fixture->workspace);
  gvt_class_window_settle (fixture);
  g_assert_false (gvt_class_window_is_seen (fixture, GVT_TYPE_SELF_CHECK_PAGE));
  g_assert_null (gvt_app_test_find (GTK_WIDGET (fixture->window), GVT_TYPE_SELF_CHECK_PAGE, NULL));
  g_assert_false (gvt_workspace_is_class (fixture->workspace));
}

/* --- trying --- */

static void
test_what_was_typed_goes_with_the_answer (Fixture *fixture, gconstpointer unused)
{
  begin (fixture);
  try_with (fixture, FIXTURE_AMINAH_NIK, "siti amina");
  assert_says (fixture, "You are on the voter list");
  assert_says (fixture, "001");
  assert_says (fixture, "Pilkada 2024");
  g_assert_cmpstr (typed_in (fixture, "nik"), ==, "");
  g_assert_cmpstr (typed_in (fixture, "name"), ==, "");

  gvt_class_window_act (fixture, GTK_WIDGET (page_of (fixture)), "visitor.next");
  assert_says (fixture, "Am I on the voter list?");
}

static void
test_after_five_only_the_officer_goes_on (Fixture *fixture, gconstpointer unused)
{
  begin (fixture);
  for (guint i = 0; i < GVT_SELF_CHECK_TRIES; i++)
    {
      try_with (fixture, i % 2 ? NOBODY : FIXTURE_AMINAH_NIK, "SOMEBODY");
      assert_says (fixture, "Not found with this number and this name");
      gvt_class_window_act (fixture, GTK_WIDGET (page_of (fixture)), "visitor.next");
    }
  assert_says (fixture, "Please call the officer");
  try_with (fixture, FIXTURE_AMINAH_NIK, AMINAH);
  assert_says (fixture, "Please call the officer");
  gvt_class_window_act (
      fixture, gvt_app_test_find (GTK_WIDGET (page_of (fixture)), GVT_TYPE_PUPIL_BAR, NULL),
      "pupil.reset");
  assert_says (fixture, "Please call the officer");

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.leave-visitors", NULL);
  gvt_class_window_settle (fixture);
  gvt_class_window_try_passphrase (fixture, GVT_TEST_PASSPHRASE, "gate.return");
  g_assert_false (gvt_class_window_has_roll_key (fixture));
  try_with (fixture, FIXTURE_AMINAH_NIK, AMINAH);
  assert_says (fixture, "You are on the voter list");
}

static void
test_who_walks_away_leaves_nothing (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *nik;

  begin (fixture);
  nik = gvt_app_test_find (GTK_WIDGET (page_of (fixture)), GTK_TYPE_ENTRY, "nik");
  gtk_editable_set_text (GTK_EDITABLE (nik), "520201650790");
  gvt_class_window_settle (fixture);
  gvt_self_check_page_pass (page_of (fixture), GVT_SELF_CHECK_CLEAR_SECONDS - 1);
  g_assert_cmpstr (typed_in (fixture, "nik"), ==, "5202 0165 0790");
  gvt_self_check_page_pass (page_of (fixture), 1);
  g_assert_cmpstr (typed_in (fixture, "nik"), ==, "");

  try_with (fixture, FIXTURE_AMINAH_NIK, AMINAH);
  gvt_self_check_page_pass (page_of (fixture), GVT_SELF_CHECK_CLEAR_SECONDS);
  assert_says (fixture, "Am I on the voter list?");
}

/* The voter sees what the centre was told; before that, the number alone. */
static void
test_a_visitor_is_told_his_station (Fixture *fixture, gconstpointer unused)
{
  GvtVotersFixture voters = { 0 };
  g_autofree char *before = NULL;

  begin (fixture);
  try_with (fixture, FIXTURE_AMINAH_NIK, AMINAH);
  before = gvt_app_test_text (GTK_WIDGET (page_of (fixture)));
  g_assert_null (strstr (before, "Place:"));
  g_assert_null (strstr (before, "steps"));

  gvt_voters_fixture_adopt (&voters, fixture->profile);
  gvt_voters_fixture_tell_stations (&voters, 1, "SD Latihan 1");
  gvt_voters_fixture_leave (&voters);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.leave-visitors", NULL);
  gvt_class_window_settle (fixture);
  gvt_class_window_try_passphrase (fixture, GVT_TEST_PASSPHRASE, "gate.leave");
  begin (fixture);
  try_with (fixture, FIXTURE_AMINAH_NIK, AMINAH);
  assert_says (fixture, "Place: SD Latihan 1.");
  assert_says (fixture, "Landmark: Lapangan Latihan.");
  assert_says (fixture, "For RT 001/002, 003.");
  assert_says (fixture, "It can be entered without steps.");

  gvt_app_test_set_text_scale (200);
  gvt_class_window_settle (fixture);
  gvt_app_test_assert_fits (GTK_WIDGET (page_of (fixture)), 360);
  gvt_app_test_set_text_scale (100);
}

/* A slip of the form is said at once, and is no try. */
static void
test_a_short_number_is_no_try (Fixture *fixture, gconstpointer unused)
{
  begin (fixture);
  for (guint i = 0; i <= GVT_SELF_CHECK_TRIES; i++)
    try_with (fixture, "5202", AMINAH);
  assert_says (fixture, "The NIK has 16 digits.");
  g_assert_cmpstr (typed_in (fixture, "nik"), ==, "5202");
  try_with (fixture, FIXTURE_AMINAH_NIK, AMINAH);
  assert_says (fixture, "You are on the voter list");
}

/* --- grouped digits --- */

static void
assert_grouped (GtkEditable *entry, const char *typed, int at, const char *grouped, int cursor)
{
  gtk_editable_set_text (entry, typed);
  gtk_editable_set_position (entry, at);
  gvt_app_test_settle (GTK_WIDGET (entry));
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, grouped);
  g_assert_cmpint (gtk_editable_get_position (entry), ==, cursor);
}

static void
test_digits_are_grouped (void)
{
  GtkEditable *entry = GTK_EDITABLE (g_object_ref_sink (gtk_entry_new ()));

  gvt_grouped_digits_watch (entry, 16);
  assert_grouped (entry, "52020", -1, "5202 0", 6);
  assert_grouped (entry, "5202-0165.0790 0001", -1, "5202 0165 0790 0001", 19);
  assert_grouped (entry, "52020165079000019", -1, "5202 0165 0790 0001", 19);
  assert_grouped (entry, "52a02", 3, "5202", 2);
  assert_grouped (entry, "520201", 5, "5202 01", 6);
  assert_grouped (entry, "abc", -1, "", 0);
  g_assert_cmpuint (gvt_grouped_digits_count ("5202 01"), ==, 6);
  g_assert_finalize_object (entry);
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, set_up, function, gvt_class_window_tear_down)

int
main (int argc, char **argv)
{
  gvt_app_test_init (&argc, &argv);

  ADD ("/I10/self-check/visitors-are-alone-without-the-roll-key", test_visitors_are_alone);
  ADD ("/self-check-page/a-passphrase-ends-it", test_a_passphrase_ends_it);
  ADD ("/self-check-page/the-lock-ends-it", test_the_lock_ends_it);
  ADD ("/self-check-page/what-was-typed-goes-with-the-answer",
       test_what_was_typed_goes_with_the_answer);
  ADD ("/self-check-page/after-five-tries-only-the-officer-goes-on",
       test_after_five_only_the_officer_goes_on);
  ADD ("/self-check-page/who-walks-away-leaves-nothing", test_who_walks_away_leaves_nothing);
  ADD ("/self-check-page/a-visitor-is-told-his-station-where-it-is-known",
       test_a_visitor_is_told_his_station);
  ADD ("/self-check-page/a-short-number-is-no-try", test_a_short_number_is_no_try);
  g_test_add_func ("/grouped-digits/stand-as-on-the-card", test_digits_are_grouped);

  return g_test_run ();
}
