/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was reported, as it is found again; and who reads whom it is about. */
#include "gvt-app-test-desk.h"
#include "gvt-app-test.h"
#include "gvt-code-list.h"
#include "gvt-code-row.h"
#include "gvt-export.h"
#include "gvt-photo-group.h"
#include "gvt-place-chooser.h"
#include "gvt-proposal-acts.h"
#include "gvt-proposal-page.h"
#include "gvt-proposal-paper.h"
#include "gvt-proposal-view-page.h"
#include "gvt-proposals-page.h"
#include "gvt-voters-fixture.h"

#define VILLAGE "52.02.01.1001"
#define NIK     "5202014107990009"
#define MASKED  "520201xxxxxxxx09"
#define NAME    "Baiq Hidayati Rekaan"
#define READING 3 /* the purpose's place in the list */

static void
open_desk (GvtAppTestDesk *desk, const char *user)
{
  GvtVotersFixture fixture = { 0 };

  gvt_app_test_desk_open (desk, user);
  gvt_app_test_desk_give_regions (desk);
  gvt_voters_fixture_adopt (&fixture, desk->profile);
  gvt_voters_fixture_leave (&fixture);
}

static GtkWidget *
find (GvtAppTestDesk *desk, GType type, const char *id)
{
  GtkWidget *found = gvt_app_test_find (gvt_app_test_desk_top (desk), type, id);

  g_assert_nonnull (found);
  return found;
}

static void
type (GvtAppTestDesk *desk, const char *id, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find (desk, GTK_TYPE_WIDGET, id)), text);
}

/* A photo of a card, larger than it is kept. */
static char *
make_photo (void)
{
  g_autoptr (GdkPixbuf) pixels = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 2400, 1200);
  char *path = g_build_filename (gvt_test_folder (), "kartu.png", NULL);
  g_autoptr (GError) error = NULL;

  gdk_pixbuf_fill (pixels, 0x336699ff);
  gdk_pixbuf_save (pixels, path, "png", &error, NULL);
  g_assert_no_error (error);
  return path;
}

/* As a person does it: the form, from its first field to its button. */
static void
report_by_the_form (GvtAppTestDesk *desk)
{
  g_autofree char *photo = make_photo ();

  gvt_code_row_select (GVT_CODE_ROW (find (desk, GVT_TYPE_CODE_ROW, "proposal")),
                       GVT_PROPOSAL_MOVE);
  gvt_place_chooser_select (GVT_PLACE_CHOOSER (find (desk, GVT_TYPE_PLACE_CHOOSER, NULL)), VILLAGE);
  type (desk, "name", NAME);
  type (desk, "nik", NIK);
  gvt_photo_group_add (GVT_PHOTO_GROUP (find (desk, GVT_TYPE_PHOTO_GROUP, NULL)), photo);
  gvt_app_test_assert_fits (gvt_app_test_desk_top (desk), 360);
  gvt_app_test_desk_act (desk, "proposal.save");
  gvt_app_test_assert_text (gvt_app_test_desk_top (desk), "The proposal is saved");
}

/* Returns: (transfer full): all that is seen of the first proposal of the list */
static char *
look_at_the_first (GvtAppTestDesk *desk)
{
  GtkListBox *list;

  gvt_page_stack_push (desk->stack, gvt_proposals_page_new ());
  gvt_app_test_settle (GTK_WIDGET (desk->window));
  list = GTK_LIST_BOX (find (desk, GTK_TYPE_LIST_BOX, "list"));
  gvt_app_test_assert_text (gvt_app_test_desk_top (desk), "Desa Praya, Kec. Praya");
  gvt_app_test_assert_fits (gvt_app_test_desk_top (desk), 360);
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  gvt_app_test_settle (GTK_WIDGET (desk->window));
  gvt_app_test_assert_fits (gvt_app_test_desk_top (desk), 360);
  return gvt_app_test_text (gvt_app_test_desk_top (desk));
}

/* D2: with the two real keys. */
static void
test_a_blind_report_is_read_by_an_officer (void)
{
  GvtAppTestDesk desk;
  g_autofree char *seen = NULL;
  g_autofree char *seen_by_officer = NULL;
  GtkPicture *picture;

  open_desk (&desk, GVT_TEST_FACILITATOR);
  gvt_app_test_desk_show (&desk, gvt_proposal_page_new (NULL), 360);
  report_by_the_form (&desk);

  seen = look_at_the_first (&desk);
  g_assert_nonnull (strstr (seen, "Has moved away"));
  g_assert_nonnull (strstr (seen, "Desa Praya, Kec. Praya"));
  g_assert_nonnull (strstr (seen, "Whom it is about is sealed"));
  g_assert_null (strstr (seen, "Read names and numbers"));
  gvt_proposal_view_page_read (GVT_PROPOSAL_VIEW_PAGE (gvt_app_test_desk_top (&desk)), READING);
  gvt_app_test_settle (GTK_WIDGET (desk.window));
  g_assert_null (gvt_app_test_find (gvt_app_test_desk_top (&desk), GTK_TYPE_LABEL, NAME));
  g_assert_null (gvt_app_test_find (gvt_app_test_desk_top (&desk), GTK_TYPE_PICTURE, NULL));
  g_assert_cmpuint (desk.said->len, ==, 1); /* it is refused in words */

  gvt_test_profile_as (desk.profile, GVT_TEST_OFFICER);
  gvt_workspace_reload (desk.workspace);
  gvt_app_test_settle (GTK_WIDGET (desk.window));
  seen_by_officer = look_at_the_first (&desk);
  g_assert_null (strstr (seen_by_officer, NAME));                       /* not before he said why */
  g_assert_nonnull (strstr (seen_by_officer, "ead names and numbers")); /* one letter is marked */
  gvt_proposal_view_page_read (GVT_PROPOSAL_VIEW_PAGE (gvt_app_test_desk_top (&desk)), READING);
  gvt_app_test_settle (GTK_WIDGET (desk.window));
  gvt_app_test_assert_text (gvt_app_test_desk_top (&desk), NAME);
  gvt_app_test_assert_text (gvt_app_test_desk_top (&desk), MASKED);
  picture = GTK_PICTURE (find (&desk, GTK_TYPE_PICTURE, NULL));
  g_assert_cmpint (gdk_paintable_get_intrinsic_width (gtk_picture_get_paintable (picture)), ==,
                   1600);
  gvt_app_test_assert_fits (gvt_app_test_desk_top (&desk), 360);
  gvt_app_test_desk_close (&desk);
}

static void
test_found_by_its_receipt_number (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) all = NULL;
  g_autoptr (GvtProposal) proposal = NULL;
  GvtAppTestDesk desk;
  GtkListBox *list;

  open_desk (&desk, GVT_TEST_OFFICER);
  gvt_app_test_desk_show (&desk, gvt_proposal_page_new (NULL), 360);
  report_by_the_form (&desk);
  all = gvt_proposals_browse (desk.profile, NULL, NULL, &error);
  proposal = g_list_model_get_item (all, 0);
  gvt_page_stack_push (desk.stack, gvt_proposals_page_new ());
  gvt_app_test_settle (GTK_WIDGET (desk.window));
  list = GTK_LIST_BOX (find (&desk, GTK_TYPE_LIST_BOX, "list"));

  type (&desk, "receipt", gvt_proposal_get_receipt (proposal));
  g_assert_nonnull (gtk_list_box_get_row_at_index (list, 0));
  type (&desk, "receipt", "ZZZZ-ZZZZZ");
  g_assert_null (gtk_list_box_get_row_at_index (list, 0));
  gvt_app_test_desk_close (&desk);
}

static guint
count_exports (GvtAppTestDesk *desk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) exports = gvt_exports_list (desk->profile, &error);

  g_assert_no_error (error);
  return exports->len;
}

static void
answer (GvtAppTestDesk *desk, const char *response)
{
  AdwMessageDialog *dialog = gvt_app_test_find_dialog ();

  g_assert_nonnull (dialog);
  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog)); /* as its button does */
  gvt_app_test_settle (GTK_WIDGET (desk->window));
}

/* To the warning with yes, and to the question where to. Returns: (transfer full): the path */
static char *
save (GvtAppTestDesk *desk, const char *name)
{
  char *path = g_build_filename (gvt_test_folder (), name, NULL);

  answer (desk, "accept");
  gvt_app_test_choose_file (path);
  gvt_app_test_settle (GTK_WIDGET (desk->window));
  return path;
}

/* It names nobody, and is a file that leaves all the same. */
static void
test_I10_a_receipt_leaves_after_a_warning (void)
{
  GvtAppTestDesk desk;
  g_autofree char *path = NULL;

  open_desk (&desk, GVT_TEST_FACILITATOR);
  gvt_app_test_desk_show (&desk, gvt_proposal_page_new (NULL), 360);
  report_by_the_form (&desk);

  gvt_app_test_desk_act (&desk, "receipt.save");
  gvt_app_test_assert_text (GTK_WIDGET (gvt_app_test_find_dialog ()), "The file is not encrypted");
  answer (&desk, "cancel");
  g_assert_cmpuint (count_exports (&desk), ==, 0);

  gvt_app_test_desk_act (&desk, "receipt.save");
  path = save (&desk, "tanda-terima.pdf");
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpuint (count_exports (&desk), ==, 1);
  gvt_app_test_desk_close (&desk);
}

static void
test_I10_nothing_leaves_a_laptop_that_was_locked_meanwhile (void)
{
  GvtAppTestDesk desk;
  g_autofree char *path = NULL;

  open_desk (&desk, GVT_TEST_FACILITATOR);
  gvt_app_test_desk_show (&desk, gvt_proposal_page_new (NULL), 360);
  report_by_the_form (&desk);

  gvt_app_test_desk_act (&desk, "receipt.save");
  gvt_workspace_lock (desk.workspace);
  path = save (&desk, "tanda-terima.pdf");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpstr (desk.said->pdata[desk.said->len - 1], ==,
                   "The laptop was locked meanwhile: nothing was saved.");
  gvt_app_test_desk_close (&desk);
}

static void
choose_first_village (GvtAppTestDesk *desk)
{
  GtkListBox *list = GTK_LIST_BOX (find (desk, GTK_TYPE_LIST_BOX, "list"));

  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  gvt_app_test_settle (GTK_WIDGET (desk->window));
}

/* For the kantor desa, by anybody who takes reports. */
static void
test_I10_a_slip_of_a_village_leaves_after_a_warning (void)
{
  GvtAppTestDesk desk;
  g_autoptr (GPtrArray) exports = NULL;
  g_autofree char *path = NULL;

  open_desk (&desk, GVT_TEST_FACILITATOR);
  gvt_app_test_desk_show (&desk, gvt_proposal_page_new (NULL), 360);
  report_by_the_form (&desk);
  gvt_page_stack_push (desk.stack, gvt_proposals_page_new ());
  gvt_app_test_settle (GTK_WIDGET (desk.window));
  gvt_app_test_assert_fits (gvt_app_test_desk_top (&desk), 360);

  gvt_app_test_desk_act (&desk, "proposals.slip");
  gvt_app_test_assert_text (gvt_app_test_desk_top (&desk), "Praya");
  gvt_app_test_assert_text (gvt_app_test_desk_top (&desk), "1 proposal");
  gvt_app_test_assert_fits (gvt_app_test_desk_top (&desk), 360);
  choose_first_village (&desk);
  answer (&desk, "cancel");
  g_assert_cmpuint (count_exports (&desk), ==, 0);

  choose_first_village (&desk);
  path = save (&desk, "desa.pdf");
  exports = gvt_exports_list (desk.profile, NULL);
  g_assert_cmpuint (exports->len, ==, 1);
  g_assert_cmpstr (((GvtExported *) exports->pdata[0])->form, ==, GVT_SLIP_FORM);
  g_assert_cmpstr (((GvtExported *) exports->pdata[0])->path, ==, path);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  gvt_app_test_desk_close (&desk);
}

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);
  g_test_add_func ("/proposals-page/a-blind-report-is-read-by-an-officer-alone",
                   test_a_blind_report_is_read_by_an_officer);
  g_test_add_func ("/proposals-page/found-by-its-receipt-number", test_found_by_its_receipt_number);
  g_test_add_func ("/receipt-page/I10-a-receipt-leaves-after-a-warning",
                   test_I10_a_receipt_leaves_after_a_warning);
  g_test_add_func ("/receipt-page/I10-nothing-leaves-a-laptop-that-was-locked-meanwhile",
                   test_I10_nothing_leaves_a_laptop_that_was_locked_meanwhile);
  g_test_add_func ("/slip-page/I10-a-slip-of-a-village-leaves-after-a-warning",
                   test_I10_a_slip_of_a_village_leaves_after_a_warning);
  return g_test_run ();
}
