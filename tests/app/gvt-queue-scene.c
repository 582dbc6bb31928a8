/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-queue-scene.h"

#include <glib/gstdio.h>
#include <string.h>

#include "gvt-app-test.h"
#include "gvt-code-list.h"
#include "gvt-feature-projections.h"
#include "gvt-proposal-acts.h"
#include "gvt-queue-item-page.h"
#include "gvt-queue-page.h"
#include "gvt-test.h"

#define PASSPHRASE "sepuluh kata rahasia"
#define OFFICER    GVT_QUEUE_SCENE_OFFICER
#define WRONG_NIK  GVT_QUEUE_SCENE_NIK
#define WRONG_NAME GVT_QUEUE_SCENE_WRONG
#define RIGHT_NAME GVT_QUEUE_SCENE_RIGHT
#define DEAD_NIK   "9901012511880003"

static const char list[] = "KODE WILAYAH;NKK;NIK;NAMA;TANGGAL LAHIR;STATUS;KELAMIN;RT;RW;TPS\n"
                           "99.01.01.2002;9901011203150004;" WRONG_NIK ";" WRONG_NAME
                           ";05|07|1990;S;P;001;002;007\n"
                           "99.01.01.2002;9901011203150004;" DEAD_NIK
                           ";AHMAD REKAAN;25|11|1988;S;L;001;002;003\n";

/* --- the other laptop --- */

static void
import_list (GvtQueueScene *self)
{
  g_autofree char *path = g_build_filename (self->scene.folder, "list.csv", NULL);

  g_assert_true (g_file_set_contents (path, list, -1, NULL));
  gvt_program_do ("govote-central", self->scene.centre, "voters", "import", path, "--election",
                  "pilkada-2024", "--as-of", "2024-09-20", NULL);
  g_assert_cmpint (g_remove (path), ==, 0);
}

/* Of a card. Returns: (transfer full): its path */
static char *
make_photo (GvtQueueScene *self)
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
propose (GvtQueueScene *self,
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

static void
make_one (GvtProfile *profile, const char *scope, GvtId *id)
{
  static const char *const evidence[] = { "ktp-el", NULL };
  static const GvtProposalChange change = { GVT_FIELD_RT, "001", "004" };
  const GvtProposalInput input = {
    .proposal = GVT_PROPOSAL_WRONG_DATA,
    .village = GVT_TWO_LAPTOPS_VILLAGE,
    .evidence = evidence,
    .reporter = "self",
    .has_consent = TRUE,
    .scope = scope,
    .is_own_request = scope == NULL,
    .values = { [GVT_FIELD_NIK] = WRONG_NIK, [GVT_FIELD_NAME] = WRONG_NAME },
    .changes = &change,
    .n_changes = 1,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtProposal) proposal = gvt_proposals_make (profile, &input, &error);

  g_assert_no_error (error);
  *id = *gvt_proposal_get_id (proposal);
}

char *
gvt_queue_scene_make (GvtQueueScene *self, guint n, const char *scope, guint hours)
{
  g_autoptr (GvtClock) now = gvt_clock_new_system (); /* as the programs' */
  g_autoptr (GvtClock) clock = gvt_clock_new_fixed (gvt_clock_now_us (now)
                                                    - hours * G_TIME_SPAN_HOUR);
  GvtProfile *profile = gvt_profile_new (self->scene.laptops[0], clock, gvt_feature_projections ());
  g_autoptr (GError) error = NULL;
  GvtId id;

  gvt_profile_unlock (profile, OFFICER, PASSPHRASE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    make_one (profile, scope, &id);
  g_assert_finalize_object (profile);
  gvt_two_laptops_sync (&self->scene, 0);
  return gvt_id_to_text (&id);
}

/* --- the supervisor's --- */

void
gvt_queue_scene_open (GvtQueueScene *self, const char *user)
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

void
gvt_queue_scene_close (GvtQueueScene *self)
{
  if (self->is_open)
    gvt_app_test_desk_close (&self->desk);
  self->is_open = FALSE;
}

void
gvt_queue_scene_set_up (GvtQueueScene *self, gconstpointer user)
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
  gvt_queue_scene_open (self, user);
}

void
gvt_queue_scene_tear_down (GvtQueueScene *self, gconstpointer unused)
{
  gvt_queue_scene_close (self);
  g_free (self->wrong);
  g_free (self->dead);
  gvt_two_laptops_tear_down (&self->scene, NULL);
}

GtkWidget *
gvt_queue_scene_top (GvtQueueScene *self)
{
  return gvt_app_test_desk_top (&self->desk);
}

void
gvt_queue_scene_show (GvtQueueScene *self, int width)
{
  gvt_app_test_desk_show (&self->desk, gvt_queue_page_new (), width);
}

/* Returns: (nullable): of the proposal @id */
GvtQueueRow *
gvt_queue_scene_find (GvtQueueScene *self, const char *id)
{
  GtkWidget *rows = gvt_app_test_find (gvt_queue_scene_top (self), GTK_TYPE_LIST_BOX, "list");

  for (GtkWidget *row = gtk_widget_get_first_child (rows); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (g_str_equal (gvt_queue_row_get_id (GVT_QUEUE_ROW (row)), id))
      return GVT_QUEUE_ROW (row);
  return NULL;
}

void
gvt_queue_scene_filter (GvtQueueScene *self, guint index)
{
  GtkWidget *filter = gvt_app_test_find (gvt_queue_scene_top (self), ADW_TYPE_COMBO_ROW, "filter");

  adw_combo_row_set_selected (ADW_COMBO_ROW (filter), index);
  gvt_app_test_settle (GTK_WIDGET (self->desk.window));
}

const char *
gvt_queue_scene_tell (GvtQueueScene *self, const char *id)
{
  GvtQueueRow *row = gvt_queue_scene_find (self, id);

  g_assert_nonnull (row);
  return adw_action_row_get_subtitle (ADW_ACTION_ROW (row));
}

void
gvt_queue_scene_open_item (GvtQueueScene *self, const char *id)
{
  GtkWidget *rows = gvt_app_test_find (gvt_queue_scene_top (self), GTK_TYPE_LIST_BOX, "list");

  g_assert_nonnull (gvt_queue_scene_find (self, id));
  g_signal_emit_by_name (rows, "row-activated", gvt_queue_scene_find (self, id));
  gvt_app_test_settle (GTK_WIDGET (self->desk.window));
  g_assert_true (GVT_IS_QUEUE_ITEM_PAGE (gvt_queue_scene_top (self)));
}

void
gvt_queue_scene_answer (GvtQueueScene *self, const char *response)
{
  AdwMessageDialog *dialog = gvt_app_test_find_dialog ();

  g_assert_nonnull (dialog);
  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog)); /* as its button does */
  gvt_app_test_settle (GTK_WIDGET (self->desk.window));
}

/* --- the centre --- */

/* As a fresh program reads it there, once the supervisor's laptop has told it. */
void
gvt_queue_scene_assert_centre (GvtQueueScene *self, const char *id, const char *expected)
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

void
gvt_queue_scene_send (GvtQueueScene *self)
{
  gvt_queue_scene_close (self);
  gvt_two_laptops_sync (&self->scene, 1);
}
