/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The wall and the notes on two real screens, which come and go. Where no X server can make two,
 * each test is skipped with the reason. */
#include "gvt-app-test.h"
#include "gvt-feature-projections.h"
#include "gvt-monitors.h"
#include "gvt-presenter-view.h"
#include "gvt-projector-window.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"
#include "gvt-two-screens.h"
#include "gvt-window.h"

static const char *lacking; /* why there are no two screens here */

typedef struct
{
  GvtClock *clock;
  GvtProfile *profile;
  GvtWorkspace *workspace;
  GvtWindow *window;
  GvtModule *module;
} Fixture;

static GListModel *
monitors (void)
{
  return gdk_display_get_monitors (gdk_display_get_default ());
}

/* --- what is seen --- */

static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }
  return NULL;
}

static GtkWidget *
projector (void)
{
  return find_window (GVT_TYPE_PROJECTOR_WINDOW);
}

static GtkWidget *
notes (Fixture *fixture)
{
  return gvt_app_test_find (GTK_WIDGET (fixture->window), GVT_TYPE_PRESENTER_VIEW, NULL);
}

static GtkWidget *
page (Fixture *fixture)
{
  g_assert_nonnull (gvt_window_get_wall (fixture->window));
  return GTK_WIDGET (gvt_page_stack_get_top (gvt_window_get_wall (fixture->window)));
}

static guint
card (Fixture *fixture)
{
  return gvt_projector_page_get_card (GVT_PROJECTOR_PAGE (page (fixture)));
}

static GdkMonitor *
monitor_of (gpointer window)
{
  return gdk_display_get_monitor_at_surface (gdk_display_get_default (),
                                             gtk_native_get_surface (GTK_NATIVE (window)));
}

static void
settle (Fixture *fixture)
{
  gvt_app_test_settle (GTK_WIDGET (fixture->window));
  if (projector () != NULL)
    gvt_app_test_settle (projector ());
}

static gboolean
are_two (gpointer data)
{
  return projector () != NULL && notes (data) != NULL;
}

static gboolean
is_one (gpointer data)
{
  return projector () == NULL && notes (data) == NULL;
}

static gboolean
has_two_monitors (gpointer data)
{
  return g_list_model_get_n_items (monitors ()) == 2;
}

/* --- the fixture --- */

static void
project (Fixture *fixture)
{
  g_autofree char *hash = gvt_hash_to_text (gvt_module_get_hash (fixture->module));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.project", "(sub)",
                                             hash, 1, FALSE));
}

static gboolean
has_two_screens (void)
{
  g_autofree char *reason = g_strconcat ("there are no two screens without ", lacking, NULL);

  if (lacking == NULL)
    return TRUE;
  g_test_skip (reason);
  return FALSE;
}

static void
open_window (Fixture *fixture)
{
  gvt_two_screens_set ("--right-of");
  gvt_test_wait_until (has_two_monitors, NULL, "two screens");
  fixture->workspace = gvt_workspace_new (fixture->profile);
  fixture->module = gvt_app_test_module ();
  fixture->window = g_object_new (GVT_TYPE_WINDOW, "workspace", fixture->workspace, "default-width",
                                  800, "default-height", 600, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle (fixture);
  gvt_window_show_section (fixture->window, "learning"); /* the modules are loaded now */
  settle (fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  if (!has_two_screens ())
    return;
  fixture->clock = gvt_test_clock ();
  fixture->profile = gvt_profile_new (gvt_test_folder (), fixture->clock, NULL);
  open_window (fixture);
}

static void
set_up_unlocked (Fixture *fixture, gconstpointer data)
{
  if (!has_two_screens ())
    return;
  fixture->clock = gvt_test_clock ();
  fixture->profile = gvt_test_profile (gvt_test_folder (), fixture->clock,
                                       gvt_feature_projections ());
  open_window (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (lacking != NULL)
    return;
  settle (fixture);
  g_object_ref (fixture->window);
  gvt_app_test_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->window);
  g_assert_null (projector ());
  g_assert_finalize_object (fixture->workspace);
  g_assert_finalize_object (fixture->profile);
  g_assert_finalize_object (fixture->clock);
  g_object_unref (fixture->module);
}

static void
begin (Fixture *fixture)
{
  project (fixture);
  gvt_test_wait_until (are_two, fixture, "the second window");
  settle (fixture);
}

/* --- tests --- */

static gboolean
fills_the_other (gpointer data)
{
  Fixture *fixture = data;
  GdkMonitor *wall = monitor_of (projector ());
  GdkRectangle at;

  gdk_monitor_get_geometry (wall, &at);
  return wall != monitor_of (fixture->window) && gtk_widget_get_width (projector ()) == at.width
         && gtk_widget_get_height (projector ()) == at.height;
}

static void
test_the_cards_fill_the_other_screen (Fixture *fixture, gconstpointer data)
{
  GdkMonitor *desk;

  if (lacking != NULL)
    return;
  desk = monitor_of (fixture->window);
  begin (fixture);

  gvt_test_wait_until (fills_the_other, fixture, "the cards to fill the other screen");
  g_assert_true (monitor_of (fixture->window) == desk);
  gvt_app_test_assert_text (projector (), "Card 2 of 8");
  gvt_app_test_assert_text (GTK_WIDGET (fixture->window), "Card 2 of 8");
}

static void
test_notes_are_never_on_the_wall (Fixture *fixture, gconstpointer data)
{
  GListModel *cards;

  if (lacking != NULL)
    return;
  begin (fixture);
  cards = gvt_module_get_lessons (fixture->module);
  gtk_widget_activate_action (notes (fixture), "wall.first", NULL);
  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr (GvtLesson) lesson = g_list_model_get_item (cards, i);
      g_autofree char *seen = NULL;

      while (card (fixture) < i)
        gtk_widget_activate_action (notes (fixture), "wall.next", NULL);
      settle (fixture);
      seen = gvt_app_test_text (projector ());
      gvt_app_test_assert_text (projector (), gvt_lesson_get_title (lesson));
      if (*gvt_lesson_get_notes (lesson) == '\0')
        continue;
      g_assert_null (strstr (seen, gvt_lesson_get_notes (lesson)));
      gvt_app_test_assert_text (GTK_WIDGET (fixture->window), gvt_lesson_get_notes (lesson));
    }
}

static gboolean
is_third_card (gpointer data)
{
  return card (data) == 2;
}

static gboolean
is_second_card (gpointer data)
{
  return card (data) == 1;
}

static gboolean
has_keys (gpointer window)
{
  return gtk_window_is_active (window);
}

static gboolean
was_left (gpointer data)
{
  return gvt_window_get_wall (((Fixture *) data)->window) == NULL && is_one (data);
}

static void
give_keys (gpointer window)
{
  gtk_window_present (window);
  gvt_test_wait_until (has_keys, window, "a window to have the keys");
}

static void
test_keys_of_both_windows_turn_the_wall (Fixture *fixture, gconstpointer data)
{
  if (lacking != NULL)
    return;
  begin (fixture);
  give_keys (fixture->window);
  while (card (fixture) < 2)
    {
      gvt_two_screens_press ("Right");
      settle (fixture);
    }
  gvt_test_wait_until (is_third_card, fixture, "a key at the notes");

  give_keys (projector ());
  while (card (fixture) > 1)
    {
      gvt_two_screens_press ("Prior");
      settle (fixture);
    }
  gvt_test_wait_until (is_second_card, fixture, "a key at the wall");

  give_keys (fixture->window);
  gvt_two_screens_press ("Escape");
  gvt_test_wait_until (was_left, fixture, "Escape to leave");
}

static void
assert_at_home (Fixture *fixture)
{
  gvt_test_wait_until (was_left, fixture, "the wall to be left");
  settle (fixture);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (fixture->window)));
  g_assert_nonnull (gvt_window_get_section (fixture->window, "learning"));
}

static void
test_closing_either_window_leaves_the_wall (Fixture *fixture, gconstpointer data)
{
  if (lacking != NULL)
    return;
  begin (fixture);
  gtk_window_close (GTK_WINDOW (projector ()));
  assert_at_home (fixture);

  begin (fixture);
  gtk_window_close (GTK_WINDOW (fixture->window));
  assert_at_home (fixture);
}

static gboolean
has_one_monitor (gpointer data)
{
  return g_list_model_get_n_items (monitors ()) == 1;
}

static void
test_a_screen_that_goes_takes_no_card_with_it (Fixture *fixture, gconstpointer data)
{
  g_autofree char *seen = NULL;

  if (lacking != NULL)
    return;
  begin (fixture);
  gtk_widget_activate_action (notes (fixture), "wall.last", NULL);
  gvt_clock_advance (fixture->clock, 7 * G_TIME_SPAN_MINUTE);

  gvt_two_screens_set ("--off");
  gvt_test_wait_until (has_one_monitor, NULL, "one screen");
  gvt_test_wait_until (is_one, fixture, "the notes to go");
  settle (fixture);
  g_assert_cmpuint (card (fixture), ==, 7);
  gvt_app_test_assert_text (GTK_WIDGET (fixture->window), "Card 8 of 8");
  seen = gvt_app_test_text (GTK_WIDGET (fixture->window));
  g_assert_null (strstr (seen, "Notes for the facilitator"));

  gvt_two_screens_set ("--right-of");
  gvt_test_wait_until (are_two, fixture, "the second window again");
  settle (fixture);
  g_assert_cmpuint (card (fixture), ==, 7);
  gvt_app_test_assert_text (GTK_WIDGET (fixture->window), "7 minutes of ");
}

static void
test_a_mirrored_screen_takes_the_notes_away (Fixture *fixture, gconstpointer data)
{
  if (lacking != NULL)
    return;
  begin (fixture);
  gvt_two_screens_set ("--same-as");
  gvt_test_wait_until (is_one, fixture, "the notes to go");

  settle (fixture);
  gvt_app_test_assert_text (GTK_WIDGET (fixture->window), "Card 2 of 8");

  gvt_two_screens_set ("--right-of");
  gvt_test_wait_until (are_two, fixture, "the notes to come back");
}

/* As a window manager's keys do it. */
static void
test_notes_that_are_moved_to_the_wall_stay_away (Fixture *fixture, gconstpointer data)
{
  GdkMonitor *wall;

  if (lacking != NULL)
    return;
  begin (fixture);
  gvt_test_wait_until (fills_the_other, fixture, "the cards to fill the other screen");
  wall = monitor_of (projector ());
  g_signal_emit_by_name (gtk_native_get_surface (GTK_NATIVE (fixture->window)), "enter-monitor",
                         wall);
  g_assert_true (is_one (fixture)); /* at once */
  settle (fixture);
  gvt_app_test_assert_text (GTK_WIDGET (fixture->window), "Card 2 of 8");
  gvt_two_screens_set ("--off");
  gvt_test_wait_until (has_one_monitor, NULL, "one screen");
  gvt_two_screens_set ("--right-of");
  gvt_test_wait_until (has_two_monitors, NULL, "two screens");
  settle (fixture);
  g_assert_true (is_one (fixture));

  gtk_widget_activate_action (page (fixture), "wall.leave", NULL);
  begin (fixture); /* whoever begins anew may have them */
}

static void
test_what_is_said_is_said_to_the_facilitator (Fixture *fixture, gconstpointer data)
{
  g_autofree char *seen = NULL;

  if (lacking != NULL)
    return;
  begin (fixture);
  gtk_widget_activate_action (page (fixture), "win.say", "s", "Twelve proposals wait");
  settle (fixture);

  gvt_app_test_assert_text (GTK_WIDGET (fixture->window), "Twelve proposals wait");
  seen = gvt_app_test_text (projector ());
  g_assert_null (strstr (seen, "Twelve proposals wait"));
}

static void
count (guint *number)
{
  (*number)++;
}

static void
test_who_sits_at_the_wall_is_there (Fixture *fixture, gconstpointer data)
{
  GvtAutoLock *lock;
  guint n_idle = 0;

  if (lacking != NULL)
    return;
  lock = gvt_window_get_auto_lock (fixture->window);
  gvt_auto_lock_take_clock (lock);
  g_signal_connect_swapped (lock, "idle", G_CALLBACK (count), &n_idle);
  begin (fixture);
  give_keys (projector ());
  gvt_auto_lock_pass (lock, GVT_AUTO_LOCK_SECONDS - 1);
  while (card (fixture) < 2) /* a card may have screens */
    {
      gvt_two_screens_press ("Right");
      settle (fixture);
    }
  gvt_auto_lock_pass (lock, GVT_AUTO_LOCK_SECONDS - 1);
  g_assert_cmpuint (n_idle, ==, 0);

  gvt_auto_lock_pass (lock, 1); /* then it locks behind the lesson */
  g_assert_cmpuint (n_idle, ==, 1);
  settle (fixture);
  g_assert_true (are_two (fixture));
  gtk_widget_activate_action (page (fixture), "wall.leave", NULL);
  gvt_test_wait_until (was_left, fixture, "the wall to be left");
  g_assert_cmpint (gvt_workspace_get_access (fixture->workspace), ==, GVT_ACCESS_LOCKED);
}

static void
test_one_screen_shows_the_wall_in_its_window (Fixture *fixture, gconstpointer data)
{
  if (lacking != NULL)
    return;
  gvt_two_screens_set ("--off");
  gvt_test_wait_until (has_one_monitor, NULL, "one screen");
  project (fixture);
  settle (fixture);

  g_assert_true (is_one (fixture));
  gvt_app_test_assert_text (GTK_WIDGET (fixture->window), "Card 2 of 8");
}

int
main (int argc, char *argv[])
{
  lacking = gvt_two_screens_open ();
  gvt_app_test_init (&argc, &argv);
#define ADD(name, test)          ADD_WITH (name, set_up, test)
#define ADD_WITH(name, up, test) g_test_add ("/show/" name, Fixture, NULL, up, test, tear_down)
  ADD ("the-cards-fill-the-other-screen", test_the_cards_fill_the_other_screen);
  ADD ("notes-are-never-on-the-wall", test_notes_are_never_on_the_wall);
  ADD ("keys-of-both-windows-turn-the-wall", test_keys_of_both_windows_turn_the_wall);
  ADD ("closing-either-window-leaves-the-wall", test_closing_either_window_leaves_the_wall);
  ADD ("a-screen-that-goes-takes-no-card-with-it", test_a_screen_that_goes_takes_no_card_with_it);
  ADD ("a-mirrored-screen-takes-the-notes-away", test_a_mirrored_screen_takes_the_notes_away);
  ADD ("notes-that-are-moved-to-the-wall-stay-away",
       test_notes_that_are_moved_to_the_wall_stay_away);
  ADD ("what-is-said-is-said-to-the-facilitator", test_what_is_said_is_said_to_the_facilitator);
  ADD_WITH ("who-sits-at-the-wall-is-there", set_up_unlocked, test_who_sits_at_the_wall_is_there);
  ADD ("one-screen-shows-the-wall-in-its-window", test_one_screen_shows_the_wall_in_its_window);
  return g_test_run ();
}
