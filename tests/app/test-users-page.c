/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gvt-add-user-page.h"
#include "gvt-app-test-desk.h"
#include "gvt-app-test.h"
#include "gvt-area-chooser.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-once-page.h"
#include "gvt-profile-users.h"
#include "gvt-test.h"
#include "gvt-user-page.h"
#include "gvt-users-page.h"
#include "gvt-vault-kinds.h"

#define NEW_USER "FAS-77"
#define CHOSEN   "kuda putih makan padi"

static void
show (GvtAppTestDesk *desk, const char *user)
{
  gvt_app_test_desk_open (desk, user);
  gvt_app_test_desk_show (desk, gvt_users_page_new (), 360);
}

static void
assert_top_is (GvtAppTestDesk *desk, GType type)
{
  g_assert_true (g_type_is_a (G_OBJECT_TYPE (gvt_app_test_desk_top (desk)), type));
}

static GtkWidget *
find_row (GvtAppTestDesk *desk, const char *code)
{
  GtkWidget *list = gvt_app_test_find (gvt_app_test_desk_top (desk), GTK_TYPE_LIST_BOX, "users");

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), code))
      return row;
  g_assert_not_reached ();
}

static void
open_user (GvtAppTestDesk *desk, const char *code)
{
  g_assert_true (gtk_widget_activate (find_row (desk, code)));
  gvt_app_test_settle (GTK_WIDGET (desk->window));
  assert_top_is (desk, GVT_TYPE_USER_PAGE);
}

static void
assert_said (GvtAppTestDesk *desk, const char *what)
{
  g_assert_cmpuint (desk->said->len, ==, 1);
  g_assert_nonnull (strstr (desk->said->pdata[0], what));
}

static void
type_code (GvtAppTestDesk *desk, const char *code)
{
  gtk_editable_set_text (
      GTK_EDITABLE (gvt_app_test_find (gvt_app_test_desk_top (desk), GTK_TYPE_ENTRY, "code")),
      code);
}

static void
add_user (GvtAppTestDesk *desk, const char *code)
{
  gvt_app_test_desk_act (desk, "users.add");
  assert_top_is (desk, GVT_TYPE_ADD_USER_PAGE);
  type_code (desk, code);
  gvt_app_test_desk_act (desk, "user.add");
}

/* The passphrase that is shown this once. (transfer full) */
static char *
read_once (GvtAppTestDesk *desk)
{
  assert_top_is (desk, GVT_TYPE_ONCE_PAGE);
  return g_strdup (gtk_label_get_label (
      GTK_LABEL (gvt_app_test_find (gvt_app_test_desk_top (desk), GTK_TYPE_LABEL, "passphrase"))));
}

static gboolean
is_of_kind (GvtDb *db, gpointer kind, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, "SELECT count (*) FROM event WHERE kind = :kind",
                                             error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_text (stmt, ":kind", kind);
  return gvt_stmt_next (stmt, error) && gvt_stmt_int (stmt, 0) == 1;
}

static void
assert_journal_tells (GvtProfile *profile, const char *kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, &error);

  g_assert_no_error (error);
  g_assert_true (
      gvt_store_read (gvt_journal_get_store (journal), is_of_kind, (gpointer) kind, &error));
  g_assert_no_error (error);
}

static GError *
try_to_unlock (GvtProfile *profile, const char *user, const char *passphrase)
{
  GError *error = NULL;

  gvt_profile_lock (profile);
  gvt_profile_unlock (profile, user, passphrase, &error);
  return error;
}

static GBytes *
vault_bytes (GvtProfile *profile)
{
  g_autofree char *path = gvt_profile_path (profile, "vault", NULL);
  GBytes *bytes = gvt_file_read (path, G_MAXUINT32, NULL);

  g_assert_nonnull (bytes);
  return bytes;
}

/* --- adding --- */

static void
test_added_facilitator_comes_in_by_what_was_shown_once (void)
{
  GvtAppTestDesk desk;
  g_autofree char *once = NULL;
  g_autoptr (GError) refused = NULL;
  g_autoptr (GError) error = NULL;

  show (&desk, GVT_TEST_OFFICER);
  add_user (&desk, "fas-77 "); /* as people type */
  once = read_once (&desk);
  gvt_app_test_desk_act (&desk, "once.done");

  assert_top_is (&desk, GVT_TYPE_USERS_PAGE);
  gvt_app_test_assert_text (gvt_app_test_desk_top (&desk), NEW_USER);
  gvt_app_test_assert_text (gvt_app_test_desk_top (&desk), "Has not chosen a passphrase yet.");
  assert_journal_tells (desk.profile, GVT_VAULT_USER_ADDED_KIND);
  g_assert_false (gvt_test_folder_contains (gvt_profile_get_folder (desk.profile), once)); /* I10 */
  refused = try_to_unlock (desk.profile, NEW_USER, once);
  g_assert_error (refused, GVT_ERROR, GVT_ERROR_MUST_CHANGE);
  gvt_profile_change_passphrase (desk.profile, NEW_USER, once, CHOSEN, &error);
  g_assert_no_error (error);
  gvt_app_test_desk_close (&desk);
}

static void
test_code_that_is_taken_is_refused_in_words (void)
{
  GvtAppTestDesk desk;

  show (&desk, GVT_TEST_OFFICER);
  add_user (&desk, GVT_TEST_FACILITATOR);

  assert_top_is (&desk, GVT_TYPE_ADD_USER_PAGE);
  gvt_app_test_assert_text (gvt_app_test_desk_top (&desk), "this user is on this laptop already");
  gvt_app_test_desk_close (&desk);
}

static void
test_what_is_shown_once_is_gone_when_the_laptop_locks (void)
{
  GvtAppTestDesk desk;
  g_autofree char *once = NULL;
  g_autofree char *text = NULL;

  show (&desk, GVT_TEST_OFFICER);
  add_user (&desk, NEW_USER);
  once = read_once (&desk);
  gvt_page_stack_forget (desk.stack);
  gvt_app_test_settle (GTK_WIDGET (desk.window));

  text = gvt_app_test_text (GTK_WIDGET (desk.window));
  g_assert_null (strstr (text, once));
  gvt_app_test_desk_close (&desk);
}

/* --- a new passphrase --- */

static void
test_reset_opens_by_the_new_one_and_not_by_the_former (void)
{
  GvtAppTestDesk desk;
  g_autofree char *once = NULL;
  g_autoptr (GError) former = NULL;
  g_autoptr (GError) refused = NULL;

  show (&desk, GVT_TEST_SUPERVISOR);
  open_user (&desk, GVT_TEST_FACILITATOR);
  gvt_user_page_reset (GVT_USER_PAGE (gvt_app_test_desk_top (&desk)));
  gvt_app_test_settle (GTK_WIDGET (desk.window));
  once = read_once (&desk);

  assert_journal_tells (desk.profile, GVT_VAULT_PASSPHRASE_RESET_KIND);
  former = try_to_unlock (desk.profile, GVT_TEST_FACILITATOR, GVT_TEST_PASSPHRASE);
  g_assert_error (former, GVT_ERROR, GVT_ERROR_WRONG_PASSPHRASE);
  refused = try_to_unlock (desk.profile, GVT_TEST_FACILITATOR, once);
  g_assert_error (refused, GVT_ERROR, GVT_ERROR_MUST_CHANGE);
  gvt_app_test_desk_close (&desk);
}

/* --- removing --- */

static void
remove_user (GvtAppTestDesk *desk, const char *code)
{
  open_user (desk, code);
  gvt_user_page_remove (GVT_USER_PAGE (gvt_app_test_desk_top (desk)));
  gvt_app_test_settle (GTK_WIDGET (desk->window));
}

static void
test_removed_user_is_out_and_the_officer_goes_on (void)
{
  GvtAppTestDesk desk;
  g_autoptr (GError) refused = NULL;
  g_autofree char *text = NULL;

  show (&desk, GVT_TEST_OFFICER);
  remove_user (&desk, GVT_TEST_FACILITATOR);

  assert_top_is (&desk, GVT_TYPE_USERS_PAGE);
  text = gvt_app_test_text (gvt_app_test_desk_top (&desk));
  g_assert_null (strstr (text, GVT_TEST_FACILITATOR));
  g_assert_cmpuint (desk.said->len, ==, 1);
  g_assert_true (gvt_profile_is_unlocked (desk.profile));
  assert_journal_tells (desk.profile, GVT_VAULT_USER_REMOVED_KIND);
  refused = try_to_unlock (desk.profile, GVT_TEST_FACILITATOR, GVT_TEST_PASSPHRASE);
  g_assert_error (refused, GVT_ERROR, GVT_ERROR_WRONG_PASSPHRASE);
  gvt_app_test_desk_close (&desk);
}

/* The second-to-last who opens the roll. */
static void
test_removal_that_leaves_too_few_is_refused_and_changes_nothing (void)
{
  GvtAppTestDesk desk;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;

  show (&desk, GVT_TEST_SUPERVISOR);
  before = vault_bytes (desk.profile);
  remove_user (&desk, GVT_TEST_OFFICER);

  assert_top_is (&desk, GVT_TYPE_USER_PAGE);
  gvt_app_test_assert_text (gvt_app_test_desk_top (&desk),
                            "at least two people who open the voter list must stay");
  after = vault_bytes (desk.profile);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_true (gvt_profile_is_unlocked (desk.profile));
  gvt_app_test_desk_close (&desk);
}

static void
test_who_is_above_is_left_to_his_equals (void)
{
  GvtAppTestDesk desk;
  g_autofree char *text = NULL;

  show (&desk, GVT_TEST_OFFICER);
  open_user (&desk, GVT_TEST_SUPERVISOR);

  text = gvt_app_test_text (gvt_app_test_desk_top (&desk));
  g_assert_nonnull (strstr (text, "Only another supervisor gives"));
  g_assert_null (strstr (text, "Remove"));
  gvt_app_test_desk_close (&desk);
}

static void
test_passphrase_is_not_given_beyond_ones_area (void)
{
  GvtAppTestDesk desk;
  g_autofree char *text = NULL;

  show (&desk, GVT_TEST_OFFICER);          /* of 52.02 */
  open_user (&desk, GVT_TEST_FACILITATOR); /* of the province */

  text = gvt_app_test_text (gvt_app_test_desk_top (&desk));
  g_assert_nonnull (strstr (text, "Only who works in all of this area gives"));
  g_assert_null (strstr (text, "Give a new passphrase"));
  g_assert_nonnull (strstr (text, "Remove"));
  gvt_app_test_desk_close (&desk);
}

static void
test_removal_is_told_also_to_who_left_the_page (void)
{
  GvtAppTestDesk desk;
  g_autofree char *text = NULL;

  show (&desk, GVT_TEST_OFFICER);
  open_user (&desk, GVT_TEST_FACILITATOR);
  gvt_user_page_remove (GVT_USER_PAGE (gvt_app_test_desk_top (&desk)));
  gvt_page_stack_pop (desk.stack);
  gvt_app_test_settle (GTK_WIDGET (desk.window));

  text = gvt_app_test_text (gvt_app_test_desk_top (&desk));
  g_assert_null (strstr (text, GVT_TEST_FACILITATOR));
  assert_said (&desk, "Removed: " GVT_TEST_FACILITATOR);
  gvt_app_test_desk_close (&desk);
}

static void
test_failure_is_told_also_to_who_left_the_page (void)
{
  GvtAppTestDesk desk;

  show (&desk, GVT_TEST_SUPERVISOR);
  open_user (&desk, GVT_TEST_OFFICER);
  gvt_user_page_remove (GVT_USER_PAGE (gvt_app_test_desk_top (&desk)));
  gvt_page_stack_pop (desk.stack);
  gvt_app_test_settle (GTK_WIDGET (desk.window));
  assert_said (&desk, "at least two people who open the voter list must stay");
  gvt_app_test_desk_close (&desk);
}

static void
test_passphrase_that_nobody_saw_is_told_of (void)
{
  GvtAppTestDesk desk;

  show (&desk, GVT_TEST_SUPERVISOR);
  open_user (&desk, GVT_TEST_OFFICER);
  gvt_user_page_reset (GVT_USER_PAGE (gvt_app_test_desk_top (&desk)));
  gvt_page_stack_pop (desk.stack);
  gvt_app_test_settle (GTK_WIDGET (desk.window));
  assert_said (&desk, GVT_TEST_OFFICER " has a passphrase that nobody has seen");
  gvt_app_test_desk_close (&desk);
}

static void
test_new_user_is_told_of_also_to_who_left_the_page (void)
{
  GvtAppTestDesk desk;

  show (&desk, GVT_TEST_SUPERVISOR);
  gvt_app_test_desk_act (&desk, "users.add");
  type_code (&desk, "FAS-78");
  gtk_widget_activate_action (gvt_app_test_desk_top (&desk), "user.add", NULL);
  gvt_page_stack_pop (desk.stack);
  gvt_app_test_settle (GTK_WIDGET (desk.window));

  assert_said (&desk, "FAS-78 has a passphrase that nobody has seen");
  gvt_app_test_assert_text (gvt_app_test_desk_top (&desk), "FAS-78");
  gvt_app_test_desk_close (&desk);
}

/* --- who may --- */

static void
test_facilitator_sees_who_is_there_and_no_acts (void)
{
  GvtAppTestDesk desk;
  GtkWidget *page;

  show (&desk, GVT_TEST_FACILITATOR);
  page = gvt_app_test_desk_top (&desk);

  gvt_app_test_assert_text (page, GVT_TEST_FACILITATOR " (you)");
  gvt_app_test_assert_text (page, GVT_TEST_OFFICER);
  gvt_app_test_assert_text (page, "Ask one of them");
  g_assert_false (gtk_widget_get_visible (gvt_app_test_find (page, G_TYPE_OBJECT, "acts")));
  gvt_app_test_desk_act (&desk, "users.add");
  assert_top_is (&desk, GVT_TYPE_USERS_PAGE);
  g_assert_false (
      gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (find_row (&desk, GVT_TEST_OFFICER))));
  gvt_app_test_desk_close (&desk);
}

static void
test_own_page_offers_the_own_passphrase_alone (void)
{
  GvtAppTestDesk desk;
  g_autofree char *text = NULL;

  show (&desk, GVT_TEST_OFFICER);
  open_user (&desk, GVT_TEST_OFFICER);

  g_assert_nonnull (gvt_app_test_find (gvt_app_test_desk_top (&desk), GTK_TYPE_BUTTON, NULL));
  text = gvt_app_test_text (gvt_app_test_desk_top (&desk));
  g_assert_nonnull (strstr (text, "Change the passphrase"));
  g_assert_null (strstr (text, "Remove"));
  gvt_app_test_desk_close (&desk);
}

/* --- the working area --- */

static GvtRegionList *
regions (void)
{
  static const char csv[] = "code,parent,level,name\n"
                            "52,,provinsi,Nusa Tenggara Barat\n"
                            "52.02,52,kabupaten,Kabupaten Lombok Tengah\n"
                            "52.71,52,kota,Kota Mataram\n"
                            "52.02.01,52.02,kecamatan,Praya\n"
                            "52.02.02,52.02,kecamatan,Jonggat\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (csv, sizeof csv - 1);
  g_autoptr (GError) error = NULL;
  GvtRegionList *list = gvt_region_list_read_csv (bytes, &error);

  g_assert_no_error (error);
  return list;
}

static void
test_area_is_one_s_own_or_a_part_of_it (void)
{
  g_autoptr (GvtRegionList) list = regions ();
  GvtAreaChooser *chooser = g_object_ref_sink (g_object_new (GVT_TYPE_AREA_CHOOSER, NULL));
  GtkWidget *first = gvt_app_test_find (GTK_WIDGET (chooser), ADW_TYPE_COMBO_ROW, "first");
  GtkWidget *second = gvt_app_test_find (GTK_WIDGET (chooser), ADW_TYPE_COMBO_ROW, "second");

  gvt_area_chooser_set_regions (chooser, list, "");
  g_assert_cmpstr (gvt_area_chooser_get_area (chooser), ==, "");
  adw_combo_row_set_selected (ADW_COMBO_ROW (first), 1);
  g_assert_cmpstr (gvt_area_chooser_get_area (chooser), ==, "52.02");
  adw_combo_row_set_selected (ADW_COMBO_ROW (second), 2);
  g_assert_cmpstr (gvt_area_chooser_get_area (chooser), ==, "52.02.02");
  adw_combo_row_set_selected (ADW_COMBO_ROW (first), 2);
  g_assert_cmpstr (gvt_area_chooser_get_area (chooser), ==, "52.71");
  g_assert_false (gtk_widget_get_visible (second));
  g_assert_finalize_object (chooser);
}

static void
test_without_a_region_list_the_area_is_one_s_own (void)
{
  GvtAreaChooser *chooser = g_object_ref_sink (g_object_new (GVT_TYPE_AREA_CHOOSER, NULL));

  gvt_area_chooser_set_regions (chooser, NULL, "52.02");

  g_assert_cmpstr (gvt_area_chooser_get_area (chooser), ==, "52.02");
  g_assert_finalize_object (chooser);
}

/* --- narrow, and with large letters --- */

static void
assert_fits (GvtAppTestDesk *desk)
{
  gvt_app_test_assert_fits (gvt_app_test_desk_top (desk), 360);
}

static void
test_every_page_fits_with_letters_twice_as_large (void)
{
  GvtAppTestDesk desk;

  gvt_app_test_set_text_scale (200);
  show (&desk, GVT_TEST_OFFICER);
  assert_fits (&desk);
  open_user (&desk, GVT_TEST_FACILITATOR);
  assert_fits (&desk);
  gvt_page_stack_pop (desk.stack);
  add_user (&desk, NEW_USER);
  assert_fits (&desk);
  gvt_app_test_desk_act (&desk, "once.done");
  gvt_app_test_desk_act (&desk, "users.add");
  assert_fits (&desk);
  gvt_app_test_set_text_scale (100);
  gvt_app_test_desk_close (&desk);
}

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);
#define ADD(name, test) g_test_add_func ("/users-page/" name, test)
  ADD ("added-facilitator-comes-in-by-what-was-shown-once",
       test_added_facilitator_comes_in_by_what_was_shown_once);
  ADD ("code-that-is-taken-is-refused-in-words", test_code_that_is_taken_is_refused_in_words);
  ADD ("what-is-shown-once-is-gone-when-the-laptop-locks",
       test_what_is_shown_once_is_gone_when_the_laptop_locks);
  ADD ("reset-opens-by-the-new-one-and-not-by-the-former",
       test_reset_opens_by_the_new_one_and_not_by_the_former);
  ADD ("removed-user-is-out-and-the-officer-goes-on",
       test_removed_user_is_out_and_the_officer_goes_on);
  ADD ("removal-that-leaves-too-few-is-refused-and-changes-nothing",
       test_removal_that_leaves_too_few_is_refused_and_changes_nothing);
  ADD ("removal-is-told-also-to-who-left-the-page", test_removal_is_told_also_to_who_left_the_page);
  ADD ("failure-is-told-also-to-who-left-the-page", test_failure_is_told_also_to_who_left_the_page);
  ADD ("passphrase-that-nobody-saw-is-told-of", test_passphrase_that_nobody_saw_is_told_of);
  ADD ("new-user-is-told-of-also-to-who-left-the-page",
       test_new_user_is_told_of_also_to_who_left_the_page);
  ADD ("who-is-above-is-left-to-his-equals", test_who_is_above_is_left_to_his_equals);
  ADD ("passphrase-is-not-given-beyond-ones-area", test_passphrase_is_not_given_beyond_ones_area);
  ADD ("facilitator-sees-who-is-there-and-no-acts", test_facilitator_sees_who_is_there_and_no_acts);
  ADD ("own-page-offers-the-own-passphrase-alone", test_own_page_offers_the_own_passphrase_alone);
  ADD ("area-is-one-s-own-or-a-part-of-it", test_area_is_one_s_own_or_a_part_of_it);
  ADD ("without-a-region-list-the-area-is-one-s-own",
       test_without_a_region_list_the_area_is_one_s_own);
  ADD ("every-page-fits-with-letters-twice-as-large",
       test_every_page_fits_with_letters_twice_as_large);
  return g_test_run ();
}
