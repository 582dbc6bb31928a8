/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window on a locked laptop, and the time moved by hand. */
#include "gvt-app-test.h"
#include "gvt-feature-projections.h"
#include "gvt-login-row.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"
#include "gvt-unlock-page.h"
#include "gvt-window.h"

#define PIN   "271828"
#define OTHER "314159"

typedef struct
{
  const char *folder;
  GvtClock *clock;
  GvtProfile *profile;
  GvtWorkspace *workspace;
  GvtWindow *window;
} Fixture;

/* --- the laptop --- */

static void
open_window (Fixture *self)
{
  self->workspace = gvt_workspace_new (self->profile);
  self->window = g_object_new (GVT_TYPE_WINDOW, "workspace", self->workspace, "default-width", 1000,
                               "default-height", 640, NULL);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
  gvt_app_test_settle (GTK_WIDGET (self->window));
}

static void
close_window (Fixture *self)
{
  g_object_ref (self->window);
  gvt_app_test_destroy (GTK_WINDOW (self->window));
  g_assert_finalize_object (self->window);
  g_assert_finalize_object (self->workspace);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  self->folder = gvt_test_folder ();
  self->clock = gvt_test_clock ();
  gvt_clock_advance (self->clock, G_TIME_SPAN_DAY); /* the machine has been on for a while */
  self->profile = gvt_test_profile (self->folder, self->clock, gvt_feature_projections ());
  gvt_profile_lock (self->profile);
  open_window (self);
}

/* The officer set a PIN, and the laptop is locked. */
static void
set_up_with_pin (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  set_up (self, NULL);
  gvt_test_profile_as (self->profile, GVT_TEST_OFFICER);
  gvt_profile_set_pin (self->profile, PIN, &error);
  g_assert_no_error (error);
  gvt_profile_lock (self->profile);
  gvt_workspace_reload (self->workspace);
  gvt_app_test_settle (GTK_WIDGET (self->window));
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  close_window (self);
  g_assert_finalize_object (self->profile);
  g_assert_finalize_object (self->clock);
}

/* --- what a person does and sees --- */

static GtkWidget *
page (Fixture *self)
{
  return gvt_app_test_find (GTK_WIDGET (self->window), GVT_TYPE_UNLOCK_PAGE, NULL);
}

static GtkWidget *
part (Fixture *self, const char *name)
{
  GtkWidget *widget = gvt_app_test_find (page (self), GTK_TYPE_WIDGET, name);

  g_assert_nonnull (widget);
  return widget;
}

/* The rows of the users have parts of the same names. */
static GtkWidget *
entry (Fixture *self, const char *name)
{
  return gvt_app_test_find (page (self), GTK_TYPE_EDITABLE, name);
}

static void
settle (Fixture *self)
{
  gvt_app_test_settle (GTK_WIDGET (self->window));
}

static void
look (Fixture *self)
{
  gvt_unlock_page_look (GVT_UNLOCK_PAGE (page (self)));
  settle (self);
}

static void
type (Fixture *self, const char *name, const char *text)
{
  g_assert_true (gtk_widget_get_visible (entry (self, name)));
  gtk_editable_set_text (GTK_EDITABLE (entry (self, name)), text);
  g_signal_emit_by_name (entry (self, name), "activate");
  settle (self);
}

static void
choose (Fixture *self, const char *code)
{
  GtkListBox *users = GTK_LIST_BOX (part (self, "users"));
  GtkListBoxRow *row;
  int i = 0;

  do
    row = gtk_list_box_get_row_at_index (users, i++);
  while (
      row != NULL
      && !g_str_equal (gvt_login_get_code (gvt_login_row_get_login (GVT_LOGIN_ROW (row))), code));
  g_assert_nonnull (row);
  gtk_list_box_select_row (users, row);
  settle (self);
}

static void
assert_asks_for (Fixture *self, const char *name)
{
  gboolean is_pin = g_str_equal (name, "pin");

  g_assert_true (gtk_widget_get_visible (entry (self, "pin")) == is_pin);
  g_assert_true (gtk_widget_get_visible (entry (self, "passphrase")) != is_pin);
}

static void
assert_text (Fixture *self, const char *text)
{
  gvt_app_test_assert_text (page (self), text);
}

static void
assert_access (Fixture *self, GvtAccess access)
{
  g_assert_cmpint (gvt_workspace_get_access (self->workspace), ==, access);
}

static gboolean
may_try (Fixture *self)
{
  return gtk_widget_is_sensitive (gvt_app_test_find (page (self), GTK_TYPE_BUTTON, "_Unlock"));
}

/* --- the PIN --- */

static void
test_who_set_a_pin_is_asked_for_it_first (Fixture *self, gconstpointer unused)
{
  assert_asks_for (self, "pin");
  type (self, "pin", PIN);

  assert_access (self, GVT_ACCESS_UNLOCKED);
  g_assert_cmpstr (gvt_workspace_get_user (self->workspace)->code, ==, GVT_TEST_OFFICER);
}

static void
test_the_passphrase_is_one_button_away (Fixture *self, gconstpointer unused)
{
  g_assert_true (gtk_widget_activate_action (page (self), "unlock.other-way", NULL));
  assert_asks_for (self, "passphrase");
  type (self, "passphrase", GVT_TEST_PASSPHRASE);

  assert_access (self, GVT_ACCESS_UNLOCKED);
}

static void
test_after_five_wrong_pins_only_the_passphrase_will_do (Fixture *self, gconstpointer unused)
{
  static const char *const left[] = { "4 tries left", "3 tries left", "2 tries left",
                                      "1 try left" };

  for (guint i = 0; i < G_N_ELEMENTS (left); i++)
    {
      type (self, "pin", OTHER);
      assert_text (self, left[i]);
    }
  type (self, "pin", OTHER);

  assert_asks_for (self, "passphrase");
  assert_text (self, "The PIN did not fit five times");
  g_assert_false (gtk_widget_get_visible (part (self, "other_way")));
  assert_access (self, GVT_ACCESS_LOCKED);
  type (self, "passphrase", GVT_TEST_PASSPHRASE);
  assert_access (self, GVT_ACCESS_UNLOCKED);
}

static void
test_digits_that_are_no_pin_cost_no_try (Fixture *self, gconstpointer unused)
{
  type (self, "pin", "27182");

  assert_text (self, "The PIN has six digits.");
  type (self, "pin", OTHER);
  assert_text (self, "4 tries left");
}

static void
test_after_thirty_minutes_it_is_the_passphrase_by_itself (Fixture *self, gconstpointer unused)
{
  gvt_clock_advance (self->clock, 29 * G_TIME_SPAN_MINUTE);
  look (self);
  assert_asks_for (self, "pin");
  gvt_clock_advance (self->clock, G_TIME_SPAN_MINUTE);
  look (self);

  assert_asks_for (self, "passphrase");
  assert_text (self, "The time of the PIN is over");
}

/* The page has not looked yet when Enter is pressed. */
static void
test_a_pin_that_comes_too_late_costs_nothing (Fixture *self, gconstpointer unused)
{
  gvt_clock_advance (self->clock, 30 * G_TIME_SPAN_MINUTE);
  type (self, "pin", PIN);

  assert_access (self, GVT_ACCESS_LOCKED);
  assert_asks_for (self, "passphrase");
  assert_text (self, "The time of the PIN is over");
}

static void
test_another_user_is_asked_for_the_passphrase (Fixture *self, gconstpointer unused)
{
  choose (self, GVT_TEST_FACILITATOR);
  assert_asks_for (self, "passphrase");
  g_assert_false (gtk_widget_get_visible (part (self, "other_way")));

  choose (self, GVT_TEST_OFFICER);
  assert_asks_for (self, "pin");
}

static void
test_a_new_start_of_the_program_asks_for_the_passphrase (Fixture *self, gconstpointer unused)
{
  close_window (self);
  g_assert_finalize_object (self->profile);
  self->profile = gvt_profile_new (self->folder, self->clock, gvt_feature_projections ());
  open_window (self);
  choose (self, GVT_TEST_OFFICER);

  assert_asks_for (self, "passphrase");
}

static void
test_it_fits_a_narrow_window_with_large_letters (Fixture *self, gconstpointer unused)
{
  gvt_app_test_assert_fits (page (self), 360);
  gvt_app_test_set_text_scale (200);
  settle (self);
  gvt_app_test_assert_fits (page (self), 360);
  g_assert_true (gtk_widget_activate_action (page (self), "unlock.other-way", NULL));
  gvt_app_test_assert_fits (page (self), 360);
  gvt_app_test_set_text_scale (100);
}

/* --- setting it --- */

static GtkWidget *
setting (Fixture *self, const char *name)
{
  return gvt_app_test_find (GTK_WIDGET (gvt_window_get_section (self->window, "settings")),
                            GTK_TYPE_WIDGET, name);
}

static void
open_settings (Fixture *self)
{
  choose (self, GVT_TEST_OFFICER);
  type (self, "passphrase", GVT_TEST_PASSPHRASE);
  gvt_window_show_section (self->window, "settings");
  settle (self);
}

static void
set_pin (Fixture *self, const char *digits, const char *repeated)
{
  gtk_editable_set_text (GTK_EDITABLE (setting (self, "digits")), digits);
  gtk_editable_set_text (GTK_EDITABLE (setting (self, "repeated")), repeated);
  g_assert_true (gtk_widget_activate_action (setting (self, "digits"), "pin.set", NULL));
  settle (self);
}

static void
test_settings_set_a_pin_and_take_it_away (Fixture *self, gconstpointer unused)
{
  open_settings (self);
  set_pin (self, PIN, PIN);
  gvt_app_test_assert_text (GTK_WIDGET (self->window), "Your PIN is set");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (setting (self, "digits"))), ==, "");

  gvt_workspace_lock (self->workspace);
  settle (self);
  type (self, "pin", PIN);
  assert_access (self, GVT_ACCESS_UNLOCKED);

  g_assert_true (gtk_widget_activate_action (setting (self, "digits"), "pin.clear", NULL));
  settle (self);
  gvt_workspace_lock (self->workspace);
  settle (self);
  assert_asks_for (self, "passphrase");
}

static void
test_settings_refuse_what_is_no_pin (Fixture *self, gconstpointer unused)
{
  open_settings (self);
  set_pin (self, PIN, OTHER);
  gvt_app_test_assert_text (GTK_WIDGET (self->window), "The two PINs are not the same");
  set_pin (self, "111111", "111111");
  gvt_app_test_assert_text (GTK_WIDGET (self->window), "a PIN is six digits");

  g_assert_false (gvt_profile_has_pin (self->profile));
}

/* --- waiting --- */

static void
be_wrong_three_times (Fixture *self)
{
  choose (self, GVT_TEST_OFFICER);
  for (guint i = 0; i < 3; i++)
    type (self, "passphrase", "bukan frasa saya");
}

static void
pass (Fixture *self, guint seconds)
{
  gvt_clock_advance (self->clock, seconds * G_USEC_PER_SEC);
  look (self);
}

static void
assert_is_told (Fixture *self, const char *text)
{
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (part (self, "note")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, text);
}

static void
test_who_was_wrong_too_often_sees_the_seconds (Fixture *self, gconstpointer unused)
{
  be_wrong_three_times (self);
  assert_text (self, "Try again in 15 seconds.");
  g_assert_false (may_try (self));
  pass (self, 14);
  assert_text (self, "Try again in 1 second.");
  g_assert_false (may_try (self));
  pass (self, 1);

  assert_text (self, "You can try again now.");
  g_assert_true (may_try (self));
  type (self, "passphrase", GVT_TEST_PASSPHRASE);
  assert_access (self, GVT_ACCESS_UNLOCKED);
}

static void
test_a_screen_reader_is_told_once_not_each_second (Fixture *self, gconstpointer unused)
{
  be_wrong_three_times (self);
  assert_is_told (self, "Too many wrong passphrases. Your data is safe. Try again in 15 seconds.");
  pass (self, 5);
  assert_text (self, "Try again in 10 seconds.");
  assert_is_told (self, "Too many wrong passphrases. Your data is safe. Try again in 15 seconds.");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (part (self, "note")),
                                   GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (part (self, "countdown")),
                                   GTK_ACCESSIBLE_ROLE_NONE);
}

static void
test_a_fresh_window_goes_on_counting (Fixture *self, gconstpointer unused)
{
  be_wrong_three_times (self);
  close_window (self);
  g_assert_finalize_object (self->profile);
  gvt_clock_advance (self->clock, 5 * G_USEC_PER_SEC);
  self->profile = gvt_profile_new (self->folder, self->clock, gvt_feature_projections ());
  open_window (self);
  choose (self, GVT_TEST_OFFICER);

  assert_text (self, "Try again in 10 seconds.");
  g_assert_false (may_try (self));
}

static void
test_a_long_wait_is_told_in_minutes (Fixture *self, gconstpointer unused)
{
  static const guint waits[] = { 15, 30, 60 };

  be_wrong_three_times (self);
  for (guint i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      pass (self, waits[i]);
      type (self, "passphrase", "bukan frasa saya");
    }
  pass (self, 15);

  assert_text (self, "Try again in 1 min 45 s.");
}

static void
test_nobody_waits_for_anothers_slips (Fixture *self, gconstpointer unused)
{
  be_wrong_three_times (self);
  choose (self, GVT_TEST_SUPERVISOR);

  g_assert_true (may_try (self));
  g_assert_false (gtk_widget_get_visible (part (self, "countdown")));
  choose (self, GVT_TEST_OFFICER);
  assert_text (self, "Try again in 15 seconds.");
}

#define ADD(path, up, func) g_test_add ("/unlock/" path, Fixture, NULL, up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);

  ADD ("who-set-a-pin-is-asked-for-it-first", set_up_with_pin,
       test_who_set_a_pin_is_asked_for_it_first);
  ADD ("the-passphrase-is-one-button-away", set_up_with_pin,
       test_the_passphrase_is_one_button_away);
  ADD ("after-five-wrong-pins-only-the-passphrase-will-do", set_up_with_pin,
       test_after_five_wrong_pins_only_the_passphrase_will_do);
  ADD ("digits-that-are-no-pin-cost-no-try", set_up_with_pin,
       test_digits_that_are_no_pin_cost_no_try);
  ADD ("after-thirty-minutes-it-is-the-passphrase-by-itself", set_up_with_pin,
       test_after_thirty_minutes_it_is_the_passphrase_by_itself);
  ADD ("a-pin-that-comes-too-late-costs-nothing", set_up_with_pin,
       test_a_pin_that_comes_too_late_costs_nothing);
  ADD ("another-user-is-asked-for-the-passphrase", set_up_with_pin,
       test_another_user_is_asked_for_the_passphrase);
  ADD ("a-new-start-of-the-program-asks-for-the-passphrase", set_up_with_pin,
       test_a_new_start_of_the_program_asks_for_the_passphrase);
  ADD ("it-fits-a-narrow-window-with-large-letters", set_up_with_pin,
       test_it_fits_a_narrow_window_with_large_letters);
  ADD ("settings-set-a-pin-and-take-it-away", set_up, test_settings_set_a_pin_and_take_it_away);
  ADD ("settings-refuse-what-is-no-pin", set_up, test_settings_refuse_what_is_no_pin);
  ADD ("who-was-wrong-too-often-sees-the-seconds", set_up,
       test_who_was_wrong_too_often_sees_the_seconds);
  ADD ("a-screen-reader-is-told-once-not-each-second", set_up,
       test_a_screen_reader_is_told_once_not_each_second);
  ADD ("a-fresh-window-goes-on-counting", set_up, test_a_fresh_window_goes_on_counting);
  ADD ("a-long-wait-is-told-in-minutes", set_up, test_a_long_wait_is_told_in_minutes);
  ADD ("nobody-waits-for-anothers-slips", set_up, test_nobody_waits_for_anothers_slips);
  return g_test_run ();
}
