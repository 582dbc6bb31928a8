/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-app-test.h"
#include "gvt-feature-projections.h"
#include "gvt-fold.h"
#include "gvt-login-row.h"
#include "gvt-module-page.h"
#include "gvt-projector-page.h"
#include "gvt-settings.h"
#include "gvt-shell.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"
#include "gvt-window.h"

static const char *const sections[] = {
  "home", "learning", "sessions", "voters", "sync", "settings"
};

typedef struct
{
  GvtProfile *profile;
  GvtWorkspace *workspace;
  GvtWindow *window;
} Fixture;

static void
present (Fixture *fixture, int width)
{
  fixture->window = g_object_new (GVT_TYPE_WINDOW, "workspace", fixture->workspace, "default-width",
                                  width, "default-height", 640, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
  gvt_app_test_settle (GTK_WIDGET (fixture->window));
}

static void
close_window (Fixture *fixture)
{
  g_object_ref (fixture->window);
  gvt_app_test_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->window);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();

  fixture->profile = gvt_profile_new (gvt_test_folder (), clock, NULL);
  fixture->workspace = gvt_workspace_new (fixture->profile);
  present (fixture, 1000);
}

static void
set_up_enrolled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();

  fixture->profile = gvt_test_profile (gvt_test_folder (), clock, gvt_feature_projections ());
  gvt_profile_lock (fixture->profile);
  fixture->workspace = gvt_workspace_new (fixture->profile);
  present (fixture, 1000);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_window (fixture);
  g_assert_finalize_object (fixture->workspace);
  g_assert_finalize_object (fixture->profile);
}

static GtkWidget *
widget (Fixture *fixture)
{
  return GTK_WIDGET (fixture->window);
}

static void
test_sections_open_by_action (Fixture *fixture, gconstpointer data)
{
  g_assert_true (gtk_widget_activate_action (widget (fixture), "win.section", "s", "learning"));
  gvt_app_test_settle (widget (fixture));

  gvt_app_test_assert_text (widget (fixture), "Hari pemungutan suara");
}

static void
test_lessons_work_before_enrolment (Fixture *fixture, gconstpointer data)
{
  GtkWidget *card;

  gvt_window_show_section (fixture->window, "learning");
  gvt_app_test_settle (widget (fixture));
  card = gvt_app_test_find (widget (fixture), GTK_TYPE_FLOW_BOX_CHILD, NULL);
  g_assert_true (gtk_widget_activate (card));
  gvt_app_test_settle (widget (fixture));

  gvt_app_test_assert_text (widget (fixture), "Start reading");
}

static void
read_first_module (Fixture *fixture)
{
  GtkWidget *card;

  gvt_window_show_section (fixture->window, "learning");
  gvt_app_test_settle (widget (fixture));
  card = gvt_app_test_find (widget (fixture), GTK_TYPE_FLOW_BOX_CHILD, NULL);
  g_assert_true (gtk_widget_activate (card));
  gvt_app_test_settle (widget (fixture));
}

static GtkWidget *
top_of (GvtPageStack *pages)
{
  return GTK_WIDGET (gvt_page_stack_get_top (pages));
}

static void
act_on_learning (Fixture *fixture, const char *action)
{
  GvtPageStack *pages = gvt_window_get_section (fixture->window, "learning");

  g_assert_true (gtk_widget_activate_action (top_of (pages), action, NULL));
  gvt_app_test_settle (widget (fixture));
}

static void
test_reading_goes_on_where_the_projector_stopped (Fixture *fixture, gconstpointer data)
{
  GvtPageStack *wall;

  read_first_module (fixture);
  act_on_learning (fixture, "module.read");
  act_on_learning (fixture, "lesson.next");
  act_on_learning (fixture, "lesson.project");
  wall = gvt_window_get_wall (fixture->window);
  g_assert_nonnull (wall);
  g_assert_cmpuint (gvt_projector_page_get_card (GVT_PROJECTOR_PAGE (top_of (wall))), ==, 1);
  gtk_widget_activate_action (top_of (wall), "wall.last", NULL);
  gtk_widget_activate_action (top_of (wall), "wall.leave", NULL);
  gvt_app_test_settle (widget (fixture));

  g_assert_null (gvt_window_get_wall (fixture->window));
  gvt_app_test_assert_text (widget (fixture), "Card 7 of 7");
  gtk_widget_activate_action (widget (fixture), "win.back", NULL);
  gvt_app_test_assert_text (widget (fixture), "Go on at card 7");
}

/* No page asks for more than it is given, at any width, nor with letters twice as large. */
static void
assert_fits (Fixture *fixture, int width, gboolean is_folded)
{
  GtkWidget *fold;

  close_window (fixture);
  present (fixture, width);
  fold = gvt_app_test_find (widget (fixture), GVT_TYPE_FOLD, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      gvt_window_show_section (fixture->window, sections[i]);
      gvt_app_test_settle (widget (fixture));
      g_test_message ("%s at %d", sections[i], width);
      gvt_app_test_assert_fits (
          adw_application_window_get_content (ADW_APPLICATION_WINDOW (fixture->window)), width);
      g_assert_cmpint (gvt_fold_get_folded (GVT_FOLD (fold)), ==, is_folded);
    }
}

static void
test_every_page_fits_at_360_800_and_1200 (Fixture *fixture, gconstpointer data)
{
  assert_fits (fixture, 360, TRUE);
  assert_fits (fixture, 800, FALSE);
  assert_fits (fixture, 1200, FALSE);
}

static void
test_every_page_fits_with_letters_twice_as_large (Fixture *fixture, gconstpointer data)
{
  gvt_app_test_set_text_scale (200);
  assert_fits (fixture, 360, TRUE);
  assert_fits (fixture, 800, FALSE);
  gvt_app_test_set_text_scale (100);
}

static void
test_a_locked_laptop_shows_its_users_and_nothing_else (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = gvt_app_test_text (widget (fixture));

  g_assert_nonnull (strstr (text, GVT_TEST_OFFICER));
  g_assert_nonnull (strstr (text, "Data officer"));
  g_assert_null (strstr (text, "Learn"));
}

/* The first frame waits for every widget in the window, and a locked one needs only a few. */
static void
test_a_locked_laptop_makes_no_page_of_an_open_one (Fixture *fixture, gconstpointer data)
{
  g_assert_null (gvt_app_test_find (widget (fixture), GVT_TYPE_SHELL, NULL));
}

static void
test_the_window_has_the_size_it_had_last (Fixture *fixture, gconstpointer data)
{
  GSettings *settings = gvt_settings_get ();
  int width, height;

  g_settings_set_int (settings, "window-width", 900);
  g_settings_set_int (settings, "window-height", 500);
  gvt_settings_bind_window (widget (fixture));
  gtk_window_get_default_size (GTK_WINDOW (fixture->window), &width, &height);
  g_assert_cmpint (width, ==, 900);
  g_assert_cmpint (height, ==, 500);

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 600);
  g_assert_cmpint (g_settings_get_int (settings, "window-width"), ==, 800);
  g_assert_cmpint (g_settings_get_int (settings, "window-height"), ==, 600);
}

static void
type_passphrase (Fixture *fixture, const char *passphrase)
{
  GtkWidget *entry = gvt_app_test_find (widget (fixture), GTK_TYPE_PASSWORD_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), passphrase);
  g_signal_emit_by_name (entry, "activate");
  gvt_app_test_settle (widget (fixture));
}

static void
test_a_wrong_passphrase_stays_outside (Fixture *fixture, gconstpointer data)
{
  type_passphrase (fixture, "kata sandi salah");

  g_assert_cmpint (gvt_workspace_get_access (fixture->workspace), ==, GVT_ACCESS_LOCKED);
  gvt_app_test_assert_text (widget (fixture), "The passphrase does not fit");
}

static void
test_the_right_passphrase_opens_and_locking_closes (Fixture *fixture, gconstpointer data)
{
  type_passphrase (fixture, GVT_TEST_PASSPHRASE);
  g_assert_cmpint (gvt_workspace_get_access (fixture->workspace), ==, GVT_ACCESS_UNLOCKED);
  gvt_app_test_assert_text (widget (fixture), "Learn");

  g_assert_true (gtk_widget_activate_action (widget (fixture), "win.lock", NULL));
  gvt_app_test_settle (widget (fixture));

  g_assert_false (gvt_profile_is_unlocked (fixture->profile));
  gvt_app_test_assert_text (widget (fixture), "Who is at work?");
}

/* Turns one bit in the middle of the vault's first copy, or of both. */
static void
damage_vault (Fixture *fixture, guint n_copies)
{
  g_autofree char *path = gvt_profile_path (fixture->profile, "vault", NULL);
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  for (guint i = 0; i < n_copies; i++)
    content[i * length / 2 + 200] ^= 1;
  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
}

static void
test_whoever_unlocks_reads_that_a_copy_of_the_keys_was_put_right (Fixture *fixture,
                                                                  gconstpointer data)
{
  AdwMessageDialog *dialog;

  damage_vault (fixture, 1);
  type_passphrase (fixture, GVT_TEST_PASSPHRASE);

  dialog = gvt_app_test_find_dialog ();
  g_assert_nonnull (dialog);
  gvt_app_test_assert_text (GTK_WIDGET (dialog), "It was put right from the other one");
  adw_message_dialog_response (dialog, "close");
  gvt_app_test_settle (widget (fixture));
}

static void
set_up_damaged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();
  g_autofree char *folder = g_strdup (gvt_test_folder ());

  fixture->profile = gvt_test_profile (folder, clock, gvt_feature_projections ());
  damage_vault (fixture, 2);
  g_assert_finalize_object (g_steal_pointer (&fixture->profile));
  fixture->profile = gvt_profile_new (folder, clock, gvt_feature_projections ());
  fixture->workspace = gvt_workspace_new (fixture->profile);
  present (fixture, 1000);
}

static void
test_the_door_says_that_both_copies_of_the_keys_are_damaged (Fixture *fixture, gconstpointer data)
{
  gvt_app_test_assert_text (widget (fixture), "put back");
}

static void
test_every_page_of_an_open_laptop_fits (Fixture *fixture, gconstpointer data)
{
  type_passphrase (fixture, GVT_TEST_PASSPHRASE);

  assert_fits (fixture, 360, TRUE);
  assert_fits (fixture, 800, FALSE);
  gvt_app_test_set_text_scale (200);
  assert_fits (fixture, 360, TRUE);
  gvt_app_test_set_text_scale (100);
}

/* Five quiet minutes; the pages must not keep what only an open laptop may show. */
static void
test_a_locked_laptop_forgets_where_it_was (Fixture *fixture, gconstpointer data)
{
  type_passphrase (fixture, GVT_TEST_PASSPHRASE);
  g_assert_true (gtk_widget_activate_action (widget (fixture), "win.plan-visit", NULL));
  gvt_app_test_settle (widget (fixture));
  g_assert_true (
      gvt_page_stack_get_can_go_back (gvt_window_get_section (fixture->window, "sessions")));

  gvt_workspace_lock (fixture->workspace);
  gvt_app_test_settle (widget (fixture));

  g_assert_false (
      gvt_page_stack_get_can_go_back (gvt_window_get_section (fixture->window, "sessions")));
}

static void
test_locking_leaves_the_lesson_on_the_wall (Fixture *fixture, gconstpointer data)
{
  type_passphrase (fixture, GVT_TEST_PASSPHRASE);
  read_first_module (fixture);
  act_on_learning (fixture, "module.project");
  gvt_workspace_lock (fixture->workspace);
  gvt_app_test_settle (widget (fixture));
  g_assert_nonnull (gvt_window_get_wall (fixture->window));
  gvt_app_test_assert_text (widget (fixture), "Card 1 of 7");

  gtk_widget_activate_action (widget (fixture), "win.back", NULL);
  gvt_app_test_settle (widget (fixture));
  g_assert_nonnull (gvt_app_test_find (widget (fixture), GVT_TYPE_LOGIN_ROW, NULL));
}

/* In the bar where there is room, else whole beneath it. */
static void
test_a_title_is_never_cut (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtModule) module = gvt_app_test_module ();
  GtkWidget *shell;
  GtkWidget *below;
  GtkWidget *page;

  gvt_window_show_section (fixture->window, "learning");
  gvt_page_stack_push (gvt_window_get_section (fixture->window, "learning"),
                       gvt_module_page_new (module));
  shell = gvt_app_test_find (widget (fixture), GVT_TYPE_SHELL, NULL);
  below = gvt_app_test_find (shell, GTK_TYPE_LABEL, "long_title");
  g_assert_false (gtk_widget_get_mapped (below));

  gvt_app_test_set_text_scale (200);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 720);
  for (guint i = 0; i < 3; i++)
    gvt_app_test_settle (widget (fixture));
  page = top_of (gvt_window_get_section (fixture->window, "learning"));

  g_assert_true (gtk_widget_get_mapped (below));
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (below))));
  g_assert_cmpint (gtk_widget_get_height (page), >, 400); /* and the page has the rest */
  gvt_app_test_set_text_scale (100);
}

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);
#define ADD(name, up, test) g_test_add ("/window/" name, Fixture, NULL, up, test, tear_down)
  ADD ("sections-open-by-action", set_up, test_sections_open_by_action);
  ADD ("lessons-work-before-enrolment", set_up, test_lessons_work_before_enrolment);
  ADD ("reading-goes-on-where-the-projector-stopped", set_up,
       test_reading_goes_on_where_the_projector_stopped);
  ADD ("locking-leaves-the-lesson-on-the-wall", set_up_enrolled,
       test_locking_leaves_the_lesson_on_the_wall);
  ADD ("every-page-fits-at-360-800-and-1200", set_up, test_every_page_fits_at_360_800_and_1200);
  ADD ("every-page-fits-with-letters-twice-as-large", set_up,
       test_every_page_fits_with_letters_twice_as_large);
  ADD ("a-locked-laptop-shows-its-users-and-nothing-else", set_up_enrolled,
       test_a_locked_laptop_shows_its_users_and_nothing_else);
  ADD ("a-locked-laptop-makes-no-page-of-an-open-one", set_up_enrolled,
       test_a_locked_laptop_makes_no_page_of_an_open_one);
  ADD ("a-title-is-never-cut", set_up, test_a_title_is_never_cut);
  ADD ("the-window-has-the-size-it-had-last", set_up, test_the_window_has_the_size_it_had_last);
  ADD ("a-wrong-passphrase-stays-outside", set_up_enrolled, test_a_wrong_passphrase_stays_outside);
  ADD ("the-right-passphrase-opens-and-locking-closes", set_up_enrolled,
       test_the_right_passphrase_opens_and_locking_closes);
  ADD ("whoever-unlocks-reads-that-a-copy-of-the-keys-was-put-right", set_up_enrolled,
       test_whoever_unlocks_reads_that_a_copy_of_the_keys_was_put_right);
  ADD ("the-door-says-that-both-copies-of-the-keys-are-damaged", set_up_damaged,
       test_the_door_says_that_both_copies_of_the_keys_are_damaged);
  ADD ("every-page-of-an-open-laptop-fits", set_up_enrolled,
       test_every_page_of_an_open_laptop_fits);
  ADD ("a-locked-laptop-forgets-where-it-was", set_up_enrolled,
       test_a_locked_laptop_forgets_where_it_was);
  return g_test_run ();
}
