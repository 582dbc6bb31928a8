/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-app-test-desk.h"
#include "gvt-app-test.h"
#include "gvt-error.h"
#include "gvt-passphrase-page.h"
#include "gvt-profile-users.h"
#include "gvt-test.h"
#include "gvt-window.h"

#define ONCE   "rami-soku-lajo-dita"
#define CHOSEN "kuda putih makan padi"

static void
type (GtkWidget *page, const char *entry, const char *text)
{
  GtkWidget *widget = gvt_app_test_find (page, GTK_TYPE_PASSWORD_ENTRY, entry);

  g_assert_nonnull (widget);
  gtk_editable_set_text (GTK_EDITABLE (widget), text);
}

static const char *
typed (GtkWidget *page, const char *entry)
{
  return gtk_editable_get_text (
      GTK_EDITABLE (gvt_app_test_find (page, GTK_TYPE_PASSWORD_ENTRY, entry)));
}

static gboolean
opens (GvtProfile *profile, const char *user, const char *passphrase)
{
  gvt_profile_lock (profile);
  return gvt_profile_unlock (profile, user, passphrase, NULL);
}

/* --- whoever is at work --- */

static void
show (GvtAppTestDesk *desk, int width)
{
  gvt_app_test_desk_open (desk, GVT_TEST_OFFICER);
  gvt_app_test_desk_show (desk, gvt_passphrase_page_new (GVT_TEST_OFFICER), width);
}

static void
test_changed_passphrase_opens_and_the_former_fails (void)
{
  GvtAppTestDesk desk;
  GtkWidget *page;

  show (&desk, 360);
  page = gvt_app_test_desk_top (&desk);
  type (page, "present", GVT_TEST_PASSPHRASE);
  type (page, "chosen", CHOSEN);
  type (page, "repeated", CHOSEN);
  gvt_app_test_desk_act (&desk, "passphrase.save");

  g_assert_cmpuint (desk.said->len, ==, 1);
  g_assert_true (gvt_profile_is_unlocked (desk.profile));
  g_assert_false (opens (desk.profile, GVT_TEST_OFFICER, GVT_TEST_PASSPHRASE));
  g_assert_true (opens (desk.profile, GVT_TEST_OFFICER, CHOSEN));
  g_assert_cmpstr (typed (page, "present"), ==, "");
  g_assert_cmpstr (typed (page, "chosen"), ==, "");
  g_assert_cmpstr (typed (page, "repeated"), ==, "");
  gvt_app_test_desk_close (&desk);
}

static void
test_wrong_present_one_changes_nothing (void)
{
  GvtAppTestDesk desk;

  show (&desk, 360);
  type (gvt_app_test_desk_top (&desk), "present", "kata sandi salah");
  type (gvt_app_test_desk_top (&desk), "chosen", CHOSEN);
  type (gvt_app_test_desk_top (&desk), "repeated", CHOSEN);
  gvt_app_test_desk_act (&desk, "passphrase.save");

  gvt_app_test_assert_text (gvt_app_test_desk_top (&desk), "The passphrase does not fit");
  g_assert_false (opens (desk.profile, GVT_TEST_OFFICER, CHOSEN));
  g_assert_true (opens (desk.profile, GVT_TEST_OFFICER, GVT_TEST_PASSPHRASE));
  gvt_app_test_desk_close (&desk);
}

static void
test_slip_in_the_second_typing_is_told_at_once (void)
{
  GvtAppTestDesk desk;

  show (&desk, 360);
  type (gvt_app_test_desk_top (&desk), "present", GVT_TEST_PASSPHRASE);
  type (gvt_app_test_desk_top (&desk), "chosen", CHOSEN);
  type (gvt_app_test_desk_top (&desk), "repeated", CHOSEN "x");
  gvt_app_test_desk_act (&desk, "passphrase.save");

  gvt_app_test_assert_text (gvt_app_test_desk_top (&desk), "The two new passphrases differ");
  g_assert_cmpstr (typed (gvt_app_test_desk_top (&desk), "chosen"), ==, CHOSEN);
  g_assert_true (opens (desk.profile, GVT_TEST_OFFICER, GVT_TEST_PASSPHRASE));
  gvt_app_test_desk_close (&desk);
}

static void
test_short_one_is_refused_in_words (void)
{
  GvtAppTestDesk desk;

  show (&desk, 360);
  type (gvt_app_test_desk_top (&desk), "present", GVT_TEST_PASSPHRASE);
  type (gvt_app_test_desk_top (&desk), "chosen", "pendek");
  type (gvt_app_test_desk_top (&desk), "repeated", "pendek");
  gvt_app_test_desk_act (&desk, "passphrase.save");

  gvt_app_test_assert_text (gvt_app_test_desk_top (&desk), "at least 8 characters");
  gvt_app_test_desk_close (&desk);
}

static void
test_page_fits_with_letters_twice_as_large (void)
{
  GvtAppTestDesk desk;

  gvt_app_test_set_text_scale (200);
  show (&desk, 360);
  gvt_app_test_assert_fits (gvt_app_test_desk_top (&desk), 360);
  gvt_app_test_set_text_scale (100);
  gvt_app_test_desk_close (&desk);
}

/* --- who came with one for one use --- */

typedef struct
{
  GvtProfile *profile;
  GvtWorkspace *workspace;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();
  g_autoptr (GError) error = NULL;

  fixture->profile = gvt_test_profile (gvt_test_folder (), clock, NULL);
  gvt_profile_reset_user (fixture->profile, GVT_TEST_FACILITATOR, ONCE, &error);
  g_assert_no_error (error);
  gvt_profile_lock (fixture->profile);
  fixture->workspace = gvt_workspace_new (fixture->profile);
  fixture->window = g_object_new (GVT_TYPE_WINDOW, "workspace", fixture->workspace, "default-width",
                                  360, "default-height", 640, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gvt_app_test_settle (fixture->window);
  gvt_workspace_unlock_async (fixture->workspace, GVT_TEST_FACILITATOR, ONCE, NULL, NULL);
  gvt_app_test_settle (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_ref (fixture->window);
  gvt_app_test_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->window);
  g_assert_finalize_object (fixture->workspace);
  g_assert_finalize_object (fixture->profile);
}

static GtkWidget *
choosing (Fixture *fixture)
{
  return gvt_app_test_find (fixture->window, GVT_TYPE_PASSPHRASE_PAGE, NULL);
}

static void
choose (Fixture *fixture, const char *passphrase)
{
  type (choosing (fixture), "chosen", passphrase);
  type (choosing (fixture), "repeated", passphrase);
  g_assert_true (gtk_widget_activate_action (choosing (fixture), "passphrase.save", NULL));
  gvt_app_test_settle (fixture->window);
}

static void
test_who_came_with_one_for_one_use_chooses_and_is_in (Fixture *fixture, gconstpointer data)
{
  gvt_app_test_assert_text (fixture->window, "Choose your own passphrase");
  gvt_app_test_assert_text (fixture->window, "Welcome, " GVT_TEST_FACILITATOR);
  gvt_app_test_assert_fits (choosing (fixture), 360);
  choose (fixture, CHOSEN);

  g_assert_cmpint (gvt_workspace_get_access (fixture->workspace), ==, GVT_ACCESS_UNLOCKED);
  g_assert_null (choosing (fixture));
  g_assert_false (opens (fixture->profile, GVT_TEST_FACILITATOR, ONCE));
  g_assert_true (opens (fixture->profile, GVT_TEST_FACILITATOR, CHOSEN));
}

/* It was in the unlock page's entry, so the stack of pages has it moved before the page is asked.
 */
static void
test_keys_go_to_the_first_entry (Fixture *fixture, gconstpointer data)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  GtkWidget *first = gvt_app_test_find (choosing (fixture), GTK_TYPE_PASSWORD_ENTRY, "chosen");

  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, first));
}

static void
test_the_one_for_one_use_cannot_be_kept (Fixture *fixture, gconstpointer data)
{
  choose (fixture, ONCE);

  gvt_app_test_assert_text (fixture->window, "the new passphrase is the old one");
  g_assert_cmpint (gvt_workspace_get_access (fixture->workspace), ==, GVT_ACCESS_LOCKED);
}

static void
test_who_does_not_choose_now_stays_outside (Fixture *fixture, gconstpointer data)
{
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.back", NULL));
  gvt_app_test_settle (fixture->window);

  g_assert_null (choosing (fixture));
  gvt_app_test_assert_text (fixture->window, "Who is at work?");
  g_assert_cmpint (gvt_workspace_get_access (fixture->workspace), ==, GVT_ACCESS_LOCKED);
}

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);
#define ADD(name, test) g_test_add_func ("/passphrase-page/" name, test)
  ADD ("changed-passphrase-opens-and-the-former-fails",
       test_changed_passphrase_opens_and_the_former_fails);
  ADD ("wrong-present-one-changes-nothing", test_wrong_present_one_changes_nothing);
  ADD ("slip-in-the-second-typing-is-told-at-once", test_slip_in_the_second_typing_is_told_at_once);
  ADD ("short-one-is-refused-in-words", test_short_one_is_refused_in_words);
  ADD ("page-fits-with-letters-twice-as-large", test_page_fits_with_letters_twice_as_large);
#define ADD_ONCE(name, test) \
  g_test_add ("/passphrase-page/" name, Fixture, NULL, set_up, test, tear_down)
  ADD_ONCE ("who-came-with-one-for-one-use-chooses-and-is-in",
            test_who_came_with_one_for_one_use_chooses_and_is_in);
  ADD_ONCE ("keys-go-to-the-first-entry", test_keys_go_to_the_first_entry);
  ADD_ONCE ("the-one-for-one-use-cannot-be-kept", test_the_one_for_one_use_cannot_be_kept);
  ADD_ONCE ("who-does-not-choose-now-stays-outside", test_who_does_not_choose_now_stays_outside);
  return g_test_run ();
}
