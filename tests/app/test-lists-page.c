/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole lists: onto paper, and off the disk again (I10). */
#include "gvt-app-test-desk.h"
#include "gvt-app-test.h"
#include "gvt-changes-page.h"
#include "gvt-export.h"
#include "gvt-exports-page.h"
#include "gvt-lists-page.h"
#include "gvt-voters-fixture.h"

static const char *const villages[] = { FIXTURE_KUTA, NULL };

typedef struct
{
  GvtAppTestDesk desk;
  GvtRoll *roll;
} Fixture;

/* One voter more than in the first. */
static void
give_second_version (GvtVotersFixture *lists)
{
  GvtVoterRow rows[FIXTURE_N_ROWS + 1];
  g_autoptr (GBytes) pack = NULL;

  memcpy (rows, gvt_fixture_rows, sizeof rows - sizeof rows[0]);
  rows[FIXTURE_N_ROWS] = gvt_fixture_rows[4];
  rows[FIXTURE_N_ROWS].text[GVT_VOTER_DPID] = "520201000007";
  rows[FIXTURE_N_ROWS].text[GVT_VOTER_NIK] = "5202015203920002";
  rows[FIXTURE_N_ROWS].text[GVT_VOTER_NAME] = "WARGA BARU";
  rows[FIXTURE_N_ROWS].text[GVT_VOTER_BIRTH_DATE] = "12|03|1992";
  rows[FIXTURE_N_ROWS].text[GVT_VOTER_NOTE] = "B";
  pack = gvt_voters_fixture_pack (lists, FIXTURE_KUTA, 2, 1, rows, G_N_ELEMENTS (rows));
  g_assert_true (gvt_packs_install (lists->profile, pack, &lists->signer, NULL));
}

/* @data: not %NULL: with a second version of the list */
static void
set_up (Fixture *self, gconstpointer data)
{
  GvtVotersFixture lists = { 0 };
  g_autoptr (GError) error = NULL;

  gvt_app_test_desk_open (&self->desk, GVT_TEST_OFFICER);
  gvt_voters_fixture_adopt (&lists, self->desk.profile);
  gvt_voters_fixture_give (&lists, villages);
  if (data != NULL)
    give_second_version (&lists);
  gvt_voters_fixture_leave (&lists);
  self->roll = gvt_roll_open (self->desk.profile, NULL, NULL, &error);
  g_assert_no_error (error);
  gvt_app_test_desk_show (&self->desk, gvt_lists_page_new (self->roll), 360);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gvt_app_test_desk_close (&self->desk);
  g_assert_finalize_object (self->roll);
}

static char *
print (Fixture *self)
{
  char *path = g_build_filename (gvt_test_folder (), "daftar.pdf", NULL);

  gvt_lists_page_print (GVT_LISTS_PAGE (gvt_app_test_desk_top (&self->desk)), path);
  gvt_app_test_settle (GTK_WIDGET (self->desk.window));
  return path;
}

static void
test_lists_are_saved_and_said_where_they_stand (Fixture *self, gconstpointer data)
{
  g_autofree char *path = print (self);

  gvt_app_test_assert_text (gvt_app_test_desk_top (&self->desk), "The lists are saved");
  gvt_app_test_assert_fits (gvt_app_test_desk_top (&self->desk), 360);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
}

/* Nothing is written without a warning that was answered. */
static void
test_I10_the_person_is_warned_first (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) exports = NULL;

  gtk_widget_activate_action (gvt_app_test_desk_top (&self->desk), "lists.print", NULL);
  gvt_app_test_settle (GTK_WIDGET (self->desk.window));
  adw_message_dialog_response (gvt_app_test_find_dialog (), "cancel");
  gvt_app_test_settle (GTK_WIDGET (self->desk.window));
  exports = gvt_exports_list (self->desk.profile, NULL);
  g_assert_cmpuint (exports->len, ==, 0);
}

static void
test_I10_what_left_is_deleted_from_its_row (Fixture *self, gconstpointer data)
{
  g_autofree char *path = print (self);
  GtkWidget *page;

  gvt_section_page_open (GVT_SECTION_PAGE (gvt_app_test_desk_top (&self->desk)),
                         gvt_exports_page_new ());
  gvt_app_test_settle (GTK_WIDGET (self->desk.window));
  page = gvt_app_test_desk_top (&self->desk);
  gvt_app_test_assert_text (page, "Masked voter list");
  gvt_app_test_assert_text (page, path);
  gvt_app_test_assert_fits (page, 360);

  g_signal_emit_by_name (gvt_app_test_find (page, GTK_TYPE_BUTTON, "remove"), "clicked");
  gvt_app_test_settle (GTK_WIDGET (self->desk.window));
  adw_message_dialog_response (gvt_app_test_find_dialog (), "accept");
  gvt_app_test_settle (GTK_WIDGET (self->desk.window));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  gvt_app_test_assert_text (page, "deleted");
}

/* Two people of the small list share a number, and one has none: a row opens who stands there. */
static void
test_a_doubtful_row_opens_its_voter (Fixture *self, gconstpointer data)
{
  GtkWidget *page;
  GtkWidget *list;

  gtk_widget_activate_action (gvt_app_test_desk_top (&self->desk), "lists.lint", NULL);
  gvt_app_test_settle (GTK_WIDGET (self->desk.window));
  page = gvt_app_test_desk_top (&self->desk);
  gvt_app_test_assert_text (page, "Twice: the same NIK, another name (K2)");
  gvt_app_test_assert_text (page, "Kuta, TPS 901, row 520201000006: 520201xxxxxxxx03");
  gvt_app_test_assert_fits (page, 360);

  list = gvt_app_test_find (page, GTK_TYPE_LIST_BOX, "list");
  for (guint i = 0; i < 8; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) i);
      g_autofree char *text = row != NULL ? gvt_app_test_text (GTK_WIDGET (row)) : NULL;

      if (text != NULL && strstr (text, "row 520201000006") != NULL)
        {
          g_signal_emit_by_name (list, "row-activated", row);
          break;
        }
    }
  gvt_app_test_settle (GTK_WIDGET (self->desk.window));
  gvt_app_test_assert_text (gvt_app_test_desk_top (&self->desk), "LALU WIRE");
}

static void
test_changes_are_told_without_names (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;
  GtkWidget *page;

  gvt_section_page_open (GVT_SECTION_PAGE (gvt_app_test_desk_top (&self->desk)),
                         gvt_changes_page_new (FIXTURE_KUTA));
  gvt_app_test_settle (GTK_WIDGET (self->desk.window));
  page = gvt_app_test_desk_top (&self->desk);
  gvt_app_test_assert_text (page, "Kuta: from version 1 as of 20 September 2024 to version 2");
  gvt_app_test_assert_text (page, "New in the list: TPS 002, row 520201000007, 520201xxxxxxxx02");
  gvt_app_test_assert_text (page, "KETERANGAN B");
  gvt_app_test_assert_fits (page, 360);
  text = gvt_app_test_text (page);
  g_assert_null (strstr (text, "WARGA"));
}

/* No failure, and nothing to try again: the first list is all there is. */
static void
test_one_version_alone_is_no_failure (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;
  GtkWidget *page;

  gvt_section_page_open (GVT_SECTION_PAGE (gvt_app_test_desk_top (&self->desk)),
                         gvt_changes_page_new (FIXTURE_KUTA));
  gvt_app_test_settle (GTK_WIDGET (self->desk.window));
  page = gvt_app_test_desk_top (&self->desk);
  gvt_app_test_assert_text (page, "Nothing to compare yet");
  gvt_app_test_assert_text (page, "No earlier version of this list is kept on this laptop");
  gvt_app_test_assert_fits (page, 360);
  text = gvt_app_test_text (page);
  g_assert_null (strstr (text, "Try again"));
  g_assert_null (strstr (text, "Save as CSV"));
}

/* --- back to the version before --- */

static void
choose_village (Fixture *self)
{
  gvt_lists_page_choose (GVT_LISTS_PAGE (gvt_app_test_desk_top (&self->desk)), 1);
}

static guint
count_rows (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) lists = gvt_leases_list (self->desk.profile, &error);
  g_autoptr (GvtLeasedList) list = g_list_model_get_item (lists, 0);

  g_assert_no_error (error);
  return gvt_leased_list_get_rows (list);
}

/* Asks for it, reads the question, and says yes. */
static void
go_back (Fixture *self, const char *question)
{
  AdwMessageDialog *dialog;

  gvt_app_test_desk_act (&self->desk, "lists.roll-back");
  dialog = gvt_app_test_find_dialog ();
  g_assert_nonnull (dialog);
  gvt_app_test_assert_text (GTK_WIDGET (dialog), question);
  adw_message_dialog_response (dialog, "accept");
  gtk_window_destroy (GTK_WINDOW (dialog)); /* as its button does */
  gvt_app_test_settle (GTK_WIDGET (self->desk.window));
}

static void
test_I8_the_version_before_comes_back_into_use (Fixture *self, gconstpointer data)
{
  GtkWidget *page = gvt_app_test_desk_top (&self->desk);

  choose_village (self);
  gvt_app_test_assert_text (page, "Pilkada 2024: version 2 as of 20 September 2024");
  go_back (self, "Kuta, Pilkada 2024: version 1 as of 20 September 2024 comes back in place of "
                 "version 2");
  gvt_app_test_assert_text (page, "Pilkada 2024: version 1 as of 20 September 2024");
  g_assert_cmpuint (count_rows (self), ==, FIXTURE_N_ROWS);
  gvt_app_test_assert_fits (page, 360);

  go_back (self, "Use the newer version again?");
  gvt_app_test_assert_text (page, "Pilkada 2024: version 2 as of 20 September 2024");
  g_assert_cmpuint (count_rows (self), ==, FIXTURE_N_ROWS + 1);
}

static void
test_nothing_changes_without_a_yes (Fixture *self, gconstpointer data)
{
  choose_village (self);
  gvt_app_test_desk_act (&self->desk, "lists.roll-back");
  adw_message_dialog_response (gvt_app_test_find_dialog (), "cancel");
  gvt_app_test_settle (GTK_WIDGET (self->desk.window));
  g_assert_cmpuint (count_rows (self), ==, FIXTURE_N_ROWS + 1);
}

static void
test_one_version_alone_is_told_without_a_question (Fixture *self, gconstpointer data)
{
  choose_village (self);
  gvt_app_test_desk_act (&self->desk, "lists.roll-back");
  g_assert_null (gvt_app_test_find_dialog ());
  g_assert_cmpuint (self->desk.said->len, ==, 1);
  g_assert_nonnull (strstr (self->desk.said->pdata[0], "nothing to go back to"));
}

#define ADD(path, func) g_test_add (path, Fixture, "second version", set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_app_test_init (&argc, &argv);
  ADD ("/lists-page/lists-are-saved-and-said-where-they-stand",
       test_lists_are_saved_and_said_where_they_stand);
  ADD ("/lists-page/I10-the-person-is-warned-first", test_I10_the_person_is_warned_first);
  ADD ("/lint-page/a-doubtful-row-opens-its-voter", test_a_doubtful_row_opens_its_voter);
  ADD ("/changes-page/changes-are-told-without-names", test_changes_are_told_without_names);
  g_test_add ("/changes-page/one-version-alone-is-no-failure", Fixture, NULL, set_up,
              test_one_version_alone_is_no_failure, tear_down);
  ADD ("/lists-page/I8-the-version-before-comes-back-into-use",
       test_I8_the_version_before_comes_back_into_use);
  ADD ("/lists-page/nothing-changes-without-a-yes", test_nothing_changes_without_a_yes);
  g_test_add ("/lists-page/one-version-alone-is-told-without-a-question", Fixture, NULL, set_up,
              test_one_version_alone_is_told_without_a_question, tear_down);
  ADD ("/exports-page/I10-what-left-is-deleted-from-its-row",
       test_I10_what_left_is_deleted_from_its_row);
  return g_test_run ();
}
