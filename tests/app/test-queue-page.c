/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Antrean usulan" on a supervisor's laptop: another laptop took the proposals down, a real centre
 * in a process of its own holds them, and is asked in the end what was decided. */
#include <glib/gstdio.h>
#include <string.h>

#include "gvt-app-test-desk.h"
#include "gvt-app-test.h"
#include "gvt-entry-row.h"
#include "gvt-feature-projections.h"
#include "gvt-queue-item-page.h"
#include "gvt-queue-page.h"
#include "gvt-queue-row.h"
#include "gvt-state-stack.h"
#include "gvt-test.h"
#include "gvt-two-laptops.h"

#define PASSPHRASE "sepuluh kata rahasia"
#define SUPERVISOR "SPV-01"
#define OFFICER    "PTD-01"
#define WRONG_NIK  "9901014507900001"
#define WRONG_NAME "ZULQOSIMBERA WIRAKSATRIA"
#define RIGHT_NAME "ZULQOSIMBERA WIRASATRIA"
#define DEAD_NIK   "9901012511880003"
#define QUESTION   "Tanggal wafat pada akta tidak terbaca?"

static const char list[] = "KODE WILAYAH;NKK;NIK;NAMA;TANGGAL LAHIR;STATUS;KELAMIN;RT;RW;TPS\n"
                           "99.01.01.2002;9901011203150004;" WRONG_NIK ";" WRONG_NAME
                           ";05|07|1990;S;P;001;002;007\n"
                           "99.01.01.2002;9901011203150004;" DEAD_NIK
                           ";AHMAD REKAAN;25|11|1988;S;L;001;002;003\n";

typedef struct
{
  GvtTwoLaptops scene;
  GvtAppTestDesk desk;
  gboolean is_open;
  char *wrong; /* id of what was proposed first */
  char *dead;  /* of what was proposed next, as a request about one's own data */
} Fixture;

/* --- the other laptop --- */

static void
import_list (Fixture *self)
{
  g_autofree char *path = g_build_filename (self->scene.folder, "list.csv", NULL);

  g_assert_true (g_file_set_contents (path, list, -1, NULL));
  gvt_program_do ("govote-central", self->scene.centre, "voters", "import", path, "--election",
                  "pilkada-2024", "--as-of", "2024-09-20", NULL);
  g_assert_cmpint (g_remove (path), ==, 0);
}

/* Of a card. Returns: (transfer full): its path */
static char *
make_photo (Fixture *self)
{
  g_autoptr (GdkPixbuf) pixels = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 320, 200);
  char *path = g_build_filename (self->scene.folder, "kartu.png", NULL);
  g_autoptr (GError) error = NULL;

  gdk_pixbuf_fill (pixels, 0x336699ff);
  gdk_pixbuf_save (pixels, path, "png", &error, NULL);
  g_assert_no_error (error);
  return path;
}

/* @option, @value: (nullable): one more. Returns: (transfer full): its id */
static char *
propose (Fixture *self,
         const char *kind,
         const char *evidence,
         const char *report,
         const char *option,
         const char *value)
{
  g_autoptr (GvtProgramRun) run = gvt_program_run_new (
      "govotectl", report, "--data", self->scene.laptops[0], "--json", "--user", OFFICER,
      "--passphrase-file", self->scene.passphrase, "propose", kind, "--village",
      GVT_TWO_LAPTOPS_VILLAGE, "--reporter", "self", "--evidence", evidence, "--consent",
      "--election", "pilkada-2024", "--list-version", "1", "--from", "-", option, value, NULL);
  g_autoptr (JsonNode) node = NULL;

  g_assert_cmpstr (run->err, ==, "");
  node = gvt_program_run_json (run);
  return g_strdup (json_object_get_string_member (json_node_get_object (node), "id"));
}

/* --- the supervisor's --- */

static void
open_desk (Fixture *self, const char *user)
{
  g_autoptr (GvtClock) clock = gvt_clock_new_system (); /* as the programs' */
  g_autoptr (GError) error = NULL;

  self->desk.profile = gvt_profile_new (self->scene.laptops[1], clock, gvt_feature_projections ());
  gvt_profile_unlock (self->desk.profile, user, PASSPHRASE, &error);
  g_assert_no_error (error);
  self->desk.workspace = gvt_workspace_new (self->desk.profile);
  self->desk.said = g_ptr_array_new_with_free_func (g_free);
  self->is_open = TRUE;
}

static void
close_desk (Fixture *self)
{
  if (self->is_open)
    gvt_app_test_desk_close (&self->desk);
  self->is_open = FALSE;
}

static void
set_up (Fixture *self, gconstpointer user)
{
  g_autofree char *photo = NULL;

  gvt_two_laptops_set_up (&self->scene, NULL);
  gvt_two_laptops_enrol (&self->scene, 1);
  import_list (self);
  photo = make_photo (self);
  self->wrong = propose (self, "wrong-data", "ktp-el",
                         "nik=" WRONG_NIK "\nname=" WRONG_NAME "\nold.name=" WRONG_NAME
                         "\nnew.name=" RIGHT_NAME "\n",
                         "--picture", photo);
  self->dead = propose (self, "death", "akta-kematian", "nik=" DEAD_NIK "\nname=AHMAD REKAAN\n",
                        "--own-request", NULL);
  gvt_two_laptops_sync (&self->scene, 0);
  gvt_two_laptops_sync (&self->scene, 1);
  open_desk (self, user);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  close_desk (self);
  g_free (self->wrong);
  g_free (self->dead);
  gvt_two_laptops_tear_down (&self->scene, NULL);
}

static GtkWidget *
top (Fixture *self)
{
  return gvt_app_test_desk_top (&self->desk);
}

static void
open_queue (Fixture *self, int width)
{
  gvt_app_test_desk_show (&self->desk, gvt_queue_page_new (), width);
}

/* Returns: (nullable): of the proposal @id */
static GvtQueueRow *
find_row (Fixture *self, const char *id)
{
  GtkWidget *rows = gvt_app_test_find (top (self), GTK_TYPE_LIST_BOX, "list");

  for (GtkWidget *row = gtk_widget_get_first_child (rows); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (g_str_equal (gvt_queue_row_get_id (GVT_QUEUE_ROW (row)), id))
      return GVT_QUEUE_ROW (row);
  return NULL;
}

static void
open_item (Fixture *self, const char *id)
{
  GtkWidget *rows = gvt_app_test_find (top (self), GTK_TYPE_LIST_BOX, "list");

  g_assert_nonnull (find_row (self, id));
  g_signal_emit_by_name (rows, "row-activated", find_row (self, id));
  gvt_app_test_settle (GTK_WIDGET (self->desk.window));
  g_assert_true (GVT_IS_QUEUE_ITEM_PAGE (top (self)));
}

static void
answer (Fixture *self, const char *response)
{
  AdwMessageDialog *dialog = gvt_app_test_find_dialog ();

  g_assert_nonnull (dialog);
  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog)); /* as its button does */
  gvt_app_test_settle (GTK_WIDGET (self->desk.window));
}

/* --- the centre --- */

/* As a fresh program reads it there, once the supervisor's laptop has told it. */
static void
assert_centre (Fixture *self, const char *id, const char *expected)
{
  g_autoptr (JsonNode) node = gvt_two_laptops_centre_reads (
      &self->scene, (const char *[]){ "proposals", "list", NULL });
  JsonArray *all = json_node_get_array (node);

  for (guint i = 0; i < json_array_get_length (all); i++)
    {
      JsonObject *proposal = json_array_get_object_element (all, i);

      if (!g_str_equal (json_object_get_string_member (proposal, "id"), id))
        continue;
      gvt_program_assert_members (proposal, expected);
      return;
    }
  g_assert_not_reached ();
}

static void
send (Fixture *self)
{
  close_desk (self);
  gvt_two_laptops_sync (&self->scene, 1);
}

/* --- the tests --- */

static void
test_due_first (Fixture *self, gconstpointer user)
{
  GtkWidget *rows;

  open_queue (self, 360);
  rows = gvt_app_test_find (top (self), GTK_TYPE_LIST_BOX, "list");

  g_assert_true (gtk_widget_get_first_child (rows) == GTK_WIDGET (find_row (self, self->dead)));
  g_assert_nonnull (find_row (self, self->wrong));
  gvt_app_test_assert_text (top (self), "Due: ");
  gvt_app_test_assert_text (top (self), "Next plenary meeting: not entered at the centre");
}

static void
test_due_alone (Fixture *self, gconstpointer user)
{
  open_queue (self, 800);
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (gvt_app_test_find (top (self), ADW_TYPE_COMBO_ROW, "filter")), 1);
  gvt_app_test_settle (GTK_WIDGET (self->desk.window));

  g_assert_nonnull (find_row (self, self->dead));
  g_assert_null (find_row (self, self->wrong));

  adw_combo_row_set_selected (
      ADW_COMBO_ROW (gvt_app_test_find (top (self), ADW_TYPE_COMBO_ROW, "filter")), 3);
  gvt_app_test_settle (GTK_WIDGET (self->desk.window));
  gvt_app_test_assert_text (top (self), "Nothing waits");
}

/* I11: beside a whole birth date no number is shown. */
static void
test_opens_in_columns (Fixture *self, gconstpointer user)
{
  g_autofree char *text = NULL;

  open_queue (self, 800);
  open_item (self, self->wrong);
  text = gvt_app_test_text (top (self));

  g_assert_nonnull (strstr (text, WRONG_NAME));
  g_assert_nonnull (strstr (text, RIGHT_NAME));
  g_assert_nonnull (strstr (text, "What is proposed differs from the list."));
  g_assert_null (strstr (text, WRONG_NIK));
  g_assert_nonnull (gvt_app_test_find (top (self), GTK_TYPE_PICTURE, NULL));
}

static void
test_verified (Fixture *self, gconstpointer user)
{
  open_queue (self, 800);
  open_item (self, self->wrong);
  gvt_app_test_desk_act (&self->desk, "queue-item.verify");

  g_assert_true (GVT_IS_QUEUE_PAGE (top (self)));
  g_assert_null (find_row (self, self->wrong)); /* not to be decided again */
  g_assert_nonnull (find_row (self, self->dead));
  send (self);
  assert_centre (self, self->wrong,
                 "{\"state\":\"verified\",\"decided_by\":\"" SUPERVISOR "\",\"rejection\":null}");
  assert_centre (self, self->dead, "{\"state\":\"sent\"}");
}

static void
test_rejected (Fixture *self, gconstpointer user)
{
  open_queue (self, 800);
  open_item (self, self->dead);
  gvt_app_test_desk_act (&self->desk, "queue-item.reject");
  answer (self, "1");
  send (self);

  assert_centre (self, self->dead,
                 "{\"state\":\"rejected\",\"decided_by\":\"" SUPERVISOR
                 "\",\"rejection\":\"no_evidence\"}");
}

/* What was asked stands on the laptop that took it down. */
static void
test_asked_back (Fixture *self, gconstpointer user)
{
  g_autoptr (JsonNode) question = NULL;
  GtkWidget *entry;

  open_queue (self, 800);
  open_item (self, self->dead);
  entry = gvt_app_test_find (top (self), GVT_TYPE_ENTRY_ROW, "question");
  g_assert_false (gtk_widget_activate_action (top (self), "queue-item.ask", NULL)
                  && GVT_IS_QUEUE_PAGE (top (self)));
  gtk_editable_set_text (GTK_EDITABLE (entry), QUESTION);
  gvt_app_test_desk_act (&self->desk, "queue-item.ask");
  send (self);

  assert_centre (self, self->dead, "{\"state\":\"asked_back\"}");
  gvt_two_laptops_sync (&self->scene, 0);
  question = gvt_two_laptops_read (&self->scene, 0,
                                   (const char *[]){ "proposals", "question", self->dead, NULL });
  gvt_program_assert_members (json_node_get_object (question), "{\"question\":\"" QUESTION "\"}");
}

static void
test_batch (Fixture *self, gconstpointer user)
{
  open_queue (self, 800);
  g_object_set (find_row (self, self->wrong), "chosen", TRUE, NULL);
  g_object_set (find_row (self, self->dead), "chosen", TRUE, NULL);
  gvt_app_test_desk_act (&self->desk, "queue.verify");
  answer (self, "accept");

  gvt_app_test_assert_text (top (self), "Nothing waits");
  send (self);
  assert_centre (self, self->wrong, "{\"state\":\"verified\"}");
  assert_centre (self, self->dead, "{\"state\":\"verified\"}");
}

/* What is read anew meanwhile, as after a sync, keeps what was chosen; and those alone count. */
static void
test_batch_rejected (Fixture *self, gconstpointer user)
{
  open_queue (self, 800);
  g_object_set (find_row (self, self->wrong), "chosen", TRUE, NULL);
  gvt_workspace_touch (self->desk.workspace);
  gvt_app_test_settle (GTK_WIDGET (self->desk.window));
  gvt_app_test_desk_act (&self->desk, "queue.reject");
  answer (self, "0");

  g_assert_null (find_row (self, self->wrong));
  send (self);
  assert_centre (self, self->wrong, "{\"state\":\"rejected\",\"rejection\":\"data_fits\"}");
  assert_centre (self, self->dead, "{\"state\":\"sent\"}");
}

static void
test_without_a_line (Fixture *self, gconstpointer user)
{
  g_clear_pointer (&self->scene.server, gvt_program_stop);
  open_queue (self, 360);

  gvt_app_test_assert_text (top (self), "Try again");
  g_assert_null (find_row (self, self->wrong));
}

/* D6: not only hidden. */
static void
test_forbidden (Fixture *self, gconstpointer user)
{
  open_queue (self, 360);

  g_assert_null (find_row (self, self->wrong));
  g_assert_null (find_row (self, self->dead));
  gvt_app_test_assert_text (top (self), "Try again");
}

/* I10 */
static void
test_locked (Fixture *self, gconstpointer user)
{
  g_autofree char *text = NULL;
  GtkWidget *question;

  open_queue (self, 800);
  open_item (self, self->wrong);
  gvt_app_test_assert_text (top (self), RIGHT_NAME);
  question = gvt_app_test_find (top (self), GVT_TYPE_ENTRY_ROW, "question");
  gtk_editable_set_text (GTK_EDITABLE (question), QUESTION);
  gvt_section_page_forget (GVT_SECTION_PAGE (top (self)));
  text = gvt_app_test_text (top (self));
  g_assert_null (strstr (text, RIGHT_NAME));
  g_assert_null (gvt_app_test_find (top (self), GTK_TYPE_LABEL, RIGHT_NAME));
  g_assert_null (gvt_app_test_find (top (self), GTK_TYPE_LABEL, WRONG_NAME));
  g_assert_null (gvt_app_test_find (top (self), GTK_TYPE_PICTURE, NULL));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (question)), ==, "");

  gvt_page_stack_forget (self->desk.stack);
  g_assert_true (GVT_IS_QUEUE_PAGE (top (self)));
  g_assert_null (find_row (self, self->wrong));
}

static void
test_fits (Fixture *self, gconstpointer user)
{
  gvt_app_test_set_text_scale (200);
  open_queue (self, 360);
  gvt_app_test_assert_fits (top (self), 360);
  gvt_app_test_assert_whole (gvt_app_test_find (top (self), GVT_TYPE_STATE_STACK, NULL));
  open_item (self, self->wrong);
  gvt_app_test_assert_fits (top (self), 360);
  gvt_app_test_assert_whole (top (self));
  gvt_app_test_set_text_scale (100);
}

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);
#define ADD(name, user, test) \
  g_test_add ("/queue-page/" name, Fixture, user, set_up, test, tear_down)
  ADD ("what-has-a-legal-deadline-stands-first", SUPERVISOR, test_due_first);
  ADD ("it-is-cut-down-to-what-is-asked-for", SUPERVISOR, test_due_alone);
  ADD ("I11-a-proposal-opens-in-three-columns", SUPERVISOR, test_opens_in_columns);
  ADD ("what-is-verified-is-so-at-the-centre", SUPERVISOR, test_verified);
  ADD ("what-is-rejected-has-its-reason", SUPERVISOR, test_rejected);
  ADD ("what-is-asked-back-reaches-who-took-it-down", SUPERVISOR, test_asked_back);
  ADD ("those-that-are-chosen-are-verified-together", SUPERVISOR, test_batch);
  ADD ("who-is-not-chosen-is-not-rejected", SUPERVISOR, test_batch_rejected);
  ADD ("without-a-line-it-can-be-tried-again", SUPERVISOR, test_without_a_line);
  ADD ("an-officer-sees-no-proposal", OFFICER, test_forbidden);
  ADD ("I10-nothing-of-it-is-seen-once-locked", SUPERVISOR, test_locked);
  ADD ("it-fits-at-twice-the-text", SUPERVISOR, test_fits);
#undef ADD
  return g_test_run ();
}
