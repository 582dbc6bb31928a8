/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is here: by the keyboard alone, in three minutes for forty people. */
#include <string.h>

#include "gvt-age-row.h"
#include "gvt-app-test-desk.h"
#include "gvt-app-test.h"
#include "gvt-attendance.h"
#include "gvt-entry-row.h"
#include "gvt-people-list.h"
#include "gvt-session-acts.h"
#include "gvt-session-page.h"

#define PLACE "52.02.01.1001"

typedef struct
{
  GvtAppTestDesk desk;
  GvtId session;
  guint n_keys; /* that were pressed */
} Fixture;

static void
open_desk (Fixture *self, int width)
{
  g_autoptr (GError) error = NULL;
  GvtId visit;

  gvt_app_test_desk_open (&self->desk, GVT_TEST_FACILITATOR);
  gvt_sessions_plan_visit (self->desk.profile, "SMAN 1 Praya", PLACE, "2026-11-24", 120, &visit,
                           &error);
  g_assert_no_error (error);
  gvt_sessions_open (self->desk.profile, &visit, "Kelas X-1", &self->session, &error);
  g_assert_no_error (error);
  gvt_app_test_desk_show (&self->desk, gvt_session_page_new (&self->session), width);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  open_desk (self, 900);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gvt_app_test_desk_close (&self->desk);
}

static GtkWidget *
find (Fixture *self, GType type, const char *id)
{
  GtkWidget *widget = gvt_app_test_find (gvt_app_test_desk_top (&self->desk), type, id);

  g_assert_nonnull (widget);
  return widget;
}

static void
press (Fixture *self, GtkWidget *widget, guint key)
{
  self->n_keys++;
  gvt_app_test_press_key (widget, key);
}

/* The name, Return, and the keys of @keys after it. */
static void
type_person (Fixture *self, const char *name, const char *keys)
{
  GtkWidget *entry = find (self, GVT_TYPE_ENTRY_ROW, "name");

  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  self->n_keys += (guint) g_utf8_strlen (name, -1);
  g_signal_emit_by_name (entry, "entry-activated");
  self->n_keys++;
  g_assert_true (gtk_window_get_focus (self->desk.window) == find (self, GTK_TYPE_BUTTON, "man"));
  for (const char *key = keys; *key != '\0'; key++)
    press (self, find (self, GTK_TYPE_BOX, "sexes"), (guint) *key);
}

static void
settle (Fixture *self)
{
  gvt_app_test_settle (gvt_app_test_desk_top (&self->desk));
}

static GPtrArray *
listed (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *people = gvt_session_read_list (self->desk.profile, &self->session, TRUE, &error);

  g_assert_no_error (error);
  return people;
}

/* An untrained hand presses four keys a second, so 720 in three minutes: forty names of fourteen
 * letters, and two keys for each beside them, with what the first takes to choose its age band. */
static void
test_forty_people_take_two_keys_each_beside_their_names (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) people = NULL;

  for (guint i = 1; i <= 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("Baiq Contoh %02u", i);

      type_person (self, name, i == 1 ? "2L" : i % 2 == 0 ? "p" : "l");
    }
  settle (self);

  people = listed (self);
  g_assert_cmpuint (people->len, ==, 40);
  g_assert_cmpuint (self->n_keys, ==, 40 * (14 + 2) + 1);
  g_assert_cmpuint (self->n_keys, <, 4 * 180);
  for (guint i = 0; i < people->len; i++)
    {
      const GvtPerson *person = people->pdata[i];
      g_autofree char *name = g_strdup_printf ("Baiq Contoh %02u", person->card);

      g_assert_cmpstr (person->name, ==, name);
      g_assert_cmpstr (person->age, ==, "17-21");
      g_assert_cmpint (person->sex, ==, person->card % 2 == 0 ? 'P' : 'L');
    }
  gvt_app_test_assert_text (gvt_app_test_desk_top (&self->desk),
                            "On the list: 20 men and 20 women");
  gvt_app_test_assert_text (gvt_app_test_desk_top (&self->desk), "How many people are here?");
  gvt_app_test_assert_text (gvt_app_test_desk_top (&self->desk),
                            "Names stay on this laptop. They are erased 90 days after");
}

static void
test_one_key_each_says_the_rest_and_does_not_stay (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) people = NULL;
  const GvtPerson *first;
  const GvtPerson *second;

  type_person (self, "Lalu Kecil", "1twfl");
  type_person (self, "", "p");
  settle (self);

  people = listed (self);
  first = people->pdata[0];
  second = people->pdata[1];
  g_assert_true (first->is_walk_in);
  g_assert_cmpuint (first->consents, ==, GVT_CONSENT_GUARDIAN | GVT_CONSENT_PHOTO);
  g_assert_cmpstr (second->age, ==, "0-16");
  g_assert_null (second->name);
  g_assert_false (second->is_walk_in);
  g_assert_cmpuint (second->consents, ==, 0);
  gvt_app_test_assert_text (gvt_app_test_desk_top (&self->desk), "Without a guardian’s consent: 1");
}

static void
test_a_card_is_corrected_and_taken_off_by_its_keys (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) changed = NULL;
  g_autoptr (GPtrArray) left = NULL;
  GtkListBox *list;

  type_person (self, "Lalu Salah", "l");
  type_person (self, "Baiq Kedua", "p");
  settle (self);
  list = GTK_LIST_BOX (find (self, GTK_TYPE_LIST_BOX, "people"));
  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 1)); /* the oldest is last */
  press (self, GTK_WIDGET (list), GDK_KEY_f);
  settle (self);
  gtk_widget_activate_action (GTK_WIDGET (list), "attendance.correct", NULL);
  gtk_editable_set_text (GTK_EDITABLE (find (self, GVT_TYPE_ENTRY_ROW, "name")), "Lalu Benar");
  press (self, find (self, GTK_TYPE_BOX, "sexes"), GDK_KEY_l);
  settle (self);
  changed = listed (self);
  g_assert_cmpuint (changed->len, ==, 2);
  g_assert_cmpstr (((GvtPerson *) changed->pdata[0])->name, ==, "Lalu Benar");
  g_assert_cmpuint (((GvtPerson *) changed->pdata[0])->consents, ==, GVT_CONSENT_PHOTO);

  press (self, GTK_WIDGET (list), GDK_KEY_Delete);
  settle (self);
  left = listed (self);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpuint (((GvtPerson *) left->pdata[0])->card, ==, 2);
}

static void
test_the_difference_between_count_and_list_is_told (Fixture *self, gconstpointer data)
{
  GtkWidget *top = gvt_app_test_desk_top (&self->desk);

  type_person (self, "Lalu Satu", "l");
  settle (self);
  gvt_app_test_assert_text (top, "Nobody was counted yet: the list stands for the count.");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find (self, GTK_TYPE_SPIN_BUTTON, "men")), 4);
  gvt_app_test_desk_act (&self->desk, "session.save-attendance");
  gvt_app_test_assert_text (top, "Counted: 4, on the list: 1. 3 are not on the list");
}

/* Who is counted by age needs no second count: the sums follow. */
static void
test_groups_are_counted_where_they_are_unfolded (Fixture *self, gconstpointer data)
{
  g_autoptr (GvtPeopleGroups) groups = NULL;
  GtkWidget *row;

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find (self, GTK_TYPE_SPIN_BUTTON, "men")), 3);
  gtk_switch_set_active (GTK_SWITCH (find (self, GTK_TYPE_SWITCH, "details")), TRUE);
  row = gvt_app_test_find (find (self, GVT_TYPE_AGE_ROW, NULL), GTK_TYPE_SPIN_BUTTON, "women");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (row), 5);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find (self, ADW_TYPE_COMBO_ROW, "kind")), 5);
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (row)), ==, 0);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (row), 2);
  gvt_app_test_desk_act (&self->desk, "session.save-attendance");

  groups = gvt_session_read_people (self->desk.profile, &self->session, NULL);
  g_assert_cmpuint (gvt_people_groups_sum (groups, 'L', "?", "0"), ==, 3);
  g_assert_cmpuint (gvt_people_groups_sum (groups, 'P', "0-16", "0"), ==, 5);
  g_assert_cmpuint (gvt_people_groups_sum (groups, 'P', "0-16", "5"), ==, 2);
  g_assert_cmpuint (gvt_people_groups_sum (groups, 0, NULL, NULL), ==, 10);
}

/* A spin button would make 10,000 of it without a word. */
static void
test_a_number_that_no_class_has_is_refused_by_name (Fixture *self, gconstpointer data)
{
  GtkWidget *men = find (self, GTK_TYPE_SPIN_BUTTON, "men");

  gtk_editable_set_text (GTK_EDITABLE (men), "40000");
  gtk_widget_activate_action (gvt_app_test_desk_top (&self->desk), "session.save-attendance", NULL);
  settle (self);
  g_assert_cmpuint (self->desk.said->len, ==, 1);
  g_assert_nonnull (strstr (self->desk.said->pdata[0], "40000"));
}

/* The page is gone, as when the laptop went off, and comes anew. */
static void
come_back (Fixture *self)
{
  settle (self); /* the last keystroke is written */
  gvt_page_stack_push (self->desk.stack, gvt_session_page_new (&self->session));
  settle (self);
  gvt_app_test_desk_choose_step (&self->desk, GVT_STEP_ATTENDANCE);
  settle (self);
}

static const char *
typed_men (Fixture *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (find (self, GTK_TYPE_SPIN_BUTTON, "men")));
}

/* I1: at most the keystroke in flight is lost, of what nobody has confirmed too. */
static void
test_a_count_that_was_being_typed_comes_back (Fixture *self, gconstpointer data)
{
  gtk_editable_set_text (GTK_EDITABLE (find (self, GTK_TYPE_SPIN_BUTTON, "men")), "18");
  come_back (self);
  g_assert_cmpstr (typed_men (self), ==, "18");
  gvt_app_test_desk_act (&self->desk, "session.save-attendance");

  gtk_editable_set_text (GTK_EDITABLE (find (self, GTK_TYPE_SPIN_BUTTON, "men")), "25");
  come_back (self);
  g_assert_cmpstr (typed_men (self), ==, "25");
}

static void
test_a_count_that_was_recorded_is_typed_no_more (Fixture *self, gconstpointer data)
{
  gtk_editable_set_text (GTK_EDITABLE (find (self, GTK_TYPE_SPIN_BUTTON, "men")), "18");
  gvt_app_test_desk_act (&self->desk, "session.save-attendance");
  g_assert_true (gvt_sessions_attend (self->desk.profile, &self->session, 20, 0, NULL));

  come_back (self);
  g_assert_cmpstr (typed_men (self), ==, "20");
}

static void
test_groups_that_were_being_typed_come_back (Fixture *self, gconstpointer data)
{
  GtkWidget *row;

  gtk_switch_set_active (GTK_SWITCH (find (self, GTK_TYPE_SWITCH, "details")), TRUE);
  row = gvt_app_test_find (find (self, GVT_TYPE_AGE_ROW, NULL), GTK_TYPE_SPIN_BUTTON, "women");
  gtk_editable_set_text (GTK_EDITABLE (row), "5");
  come_back (self);

  g_assert_true (gtk_switch_get_active (GTK_SWITCH (find (self, GTK_TYPE_SWITCH, "details"))));
  row = gvt_app_test_find (find (self, GVT_TYPE_AGE_ROW, NULL), GTK_TYPE_SPIN_BUTTON, "women");
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (row)), ==, 5);
}

/* The wall shows the laptop: cards, and no names. */
static void
test_no_name_is_seen_in_class_mode (Fixture *self, gconstpointer data)
{
  GtkWidget *top = gvt_app_test_desk_top (&self->desk);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  type_person (self, "Lalu Zulkarnain", "l");
  settle (self);
  before = gvt_app_test_text (top);
  g_assert_nonnull (strstr (before, "Zulkarnain"));

  gvt_workspace_begin_class (self->desk.workspace);
  settle (self);
  after = gvt_app_test_text (top);
  g_assert_null (strstr (after, "Zulkarnain"));
  g_assert_nonnull (strstr (after, "Card 1"));
}

/* What a closed class comes to can be looked at, and put on paper. */
static void
test_a_closed_class_can_be_read_and_not_changed (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = NULL;
  GtkListBox *list;

  type_person (self, "Lalu Satu", "l");
  settle (self);
  gvt_sessions_close (self->desk.profile, &self->session, &error);
  g_assert_no_error (error);
  gvt_workspace_touch (self->desk.workspace);
  settle (self);
  list = GTK_LIST_BOX (find (self, GTK_TYPE_LIST_BOX, "people"));
  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 0));
  g_assert_false (gtk_widget_is_sensitive (find (self, GVT_TYPE_ENTRY_ROW, "name")));
  gtk_widget_activate_action (GTK_WIDGET (list), "attendance.remove", NULL);
  settle (self);

  people = listed (self);
  g_assert_cmpuint (people->len, ==, 1);
  g_assert_cmpuint (self->desk.said->len, ==, 0);
}

static void
assert_fits (int width, guint percent)
{
  Fixture fixture = { 0 };

  gvt_app_test_set_text_scale (percent);
  open_desk (&fixture, width);
  type_person (&fixture, "Lalu Muhammad Zulkarnain Wirajaya Kusuma", "1tl");
  settle (&fixture);
  gtk_switch_set_active (GTK_SWITCH (find (&fixture, GTK_TYPE_SWITCH, "details")), TRUE);
  settle (&fixture);
  gvt_app_test_assert_fits (GTK_WIDGET (fixture.desk.window), width);
  gvt_app_test_assert_whole (gvt_app_test_desk_top (&fixture.desk));
  gvt_app_test_desk_close (&fixture.desk);
  gvt_app_test_set_text_scale (100);
}

static void
test_fits_a_narrow_window (void)
{
  assert_fits (360, 100);
}

static void
test_fits_at_twice_the_text (void)
{
  assert_fits (360, 200);
}

#define ADD(name, test) \
  g_test_add ("/attendance-step/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);

  ADD ("forty-people-take-two-keys-each-beside-their-names",
       test_forty_people_take_two_keys_each_beside_their_names);
  ADD ("one-key-each-says-the-rest-and-does-not-stay",
       test_one_key_each_says_the_rest_and_does_not_stay);
  ADD ("a-card-is-corrected-and-taken-off-by-its-keys",
       test_a_card_is_corrected_and_taken_off_by_its_keys);
  ADD ("the-difference-between-count-and-list-is-told",
       test_the_difference_between_count_and_list_is_told);
  ADD ("groups-are-counted-where-they-are-unfolded",
       test_groups_are_counted_where_they_are_unfolded);
  ADD ("a-number-that-no-class-has-is-refused-by-name",
       test_a_number_that_no_class_has_is_refused_by_name);
  ADD ("a-count-that-was-being-typed-comes-back", test_a_count_that_was_being_typed_comes_back);
  ADD ("a-count-that-was-recorded-is-typed-no-more",
       test_a_count_that_was_recorded_is_typed_no_more);
  ADD ("groups-that-were-being-typed-come-back", test_groups_that_were_being_typed_come_back);
  ADD ("no-name-is-seen-in-class-mode", test_no_name_is_seen_in_class_mode);
  ADD ("a-closed-class-can-be-read-and-not-changed",
       test_a_closed_class_can_be_read_and_not_changed);
  g_test_add_func ("/attendance-step/fits-a-narrow-window", test_fits_a_narrow_window);
  g_test_add_func ("/attendance-step/fits-at-twice-the-text", test_fits_at_twice_the_text);
  return g_test_run ();
}
