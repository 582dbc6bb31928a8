/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups in the real window, and what `govotectl` and a real centre say afterwards. */
#include <string.h>

#include <glib/gstdio.h>

#include "gvt-app-test.h"
#include "gvt-backup-page.h"
#include "gvt-backups-page.h"
#include "gvt-error.h"
#include "gvt-feature-projections.h"
#include "gvt-file.h"
#include "gvt-laptop-window.h"
#include "gvt-plain-row.h"
#include "gvt-restore-page.h"
#include "gvt-restored-bar.h"
#include "gvt-settings-page.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"
#include "gvt-unlock-page.h"

#define PASSPHRASE "sepuluh kata rahasia"
#define WHOLE      "This backup is whole"
#define RESTORED   "This laptop was put back from a backup"

static char *
make_stick (GvtLaptopWindow *self)
{
  char *stick = g_build_filename (self->scene.folder, "stick", NULL);

  g_assert_cmpint (g_mkdir (stick, 0700), ==, 0);
  return stick;
}

static void
open_backups (GvtLaptopWindow *self)
{
  gvt_window_show_section (self->window, "settings");
  gvt_laptop_window_settle (self);
  gvt_laptop_window_press (self, GVT_TYPE_SETTINGS_PAGE, "settings.backups", NULL);
}

static void
start (GvtLaptopWindow *self, int width)
{
  gvt_laptop_window_open (self, self->scene.original, width);
  gvt_laptop_window_unlock (self);
  open_backups (self);
}

/* From the list of the laptop's own to the first one in @path. */
static void
open_first_in (GvtLaptopWindow *self, const char *path)
{
  GvtPageStack *stack = gvt_window_get_section (self->window, "settings");
  GtkWidget *list;

  gvt_laptop_window_press (self, GVT_TYPE_BACKUPS_PAGE, "backups.look", path);
  list = gvt_app_test_find (GTK_WIDGET (gvt_page_stack_get_top (stack)), GTK_TYPE_LIST_BOX, "list");
  g_assert_true (
      gtk_widget_activate (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0))));
  gvt_laptop_window_settle (self);
}

static void
try_restore (GvtLaptopWindow *self, const char *passphrase)
{
  gvt_laptop_window_fill (self, GVT_TYPE_RESTORE_PAGE, "passphrase", passphrase);
  gvt_laptop_window_press (self, GVT_TYPE_RESTORE_PAGE, "restore.begin", NULL);
}

static GvtAccess
access_of (GvtLaptopWindow *self)
{
  return gvt_workspace_get_access (gvt_window_get_workspace (self->window));
}

static gboolean
shows_bar (GvtLaptopWindow *self)
{
  return gtk_widget_get_visible (
      gvt_laptop_window_part (self, GVT_TYPE_RESTORED_BAR, GVT_TYPE_RESTORED_BAR, NULL));
}

static char *
head_of (GvtLaptopWindow *self)
{
  g_autoptr (JsonNode) node = gvt_laptop_window_json (self, "journal verify");

  return g_strdup (json_object_get_string_member (json_node_get_object (node), "head"));
}

/* --- putting one back --- */

/* What was there before is a backup beside, with the visit that was planned since. */
static void
assert_former_is_kept (GvtLaptopWindow *self, const char *former_head)
{
  g_autoptr (JsonNode) node = gvt_laptop_window_json (self, "backups list");
  JsonArray *backups = json_object_get_array_member (json_node_get_object (node), "backups");
  guint n_found = 0;

  for (guint i = 0; i < json_array_get_length (backups); i++)
    {
      JsonObject *backup = json_array_get_object_element (backups, i);

      if (!g_str_equal (json_object_get_string_member (backup, "reason"), "before-restore"))
        continue;
      g_assert_cmpstr (json_object_get_string_member (backup, "head"), ==, former_head);
      n_found++;
    }
  g_assert_cmpuint (n_found, ==, 1);
}

static void
assert_sync_is_off (GvtLaptopWindow *self)
{
  g_autoptr (GvtProgramRun) refused = GVT_ACT (&self->scene, self->scene.original, "sync");

  g_assert_cmpint (refused->exit_code, ==, 3);
  g_assert_nonnull (strstr (refused->err, "at the top of the window"));
}

/* I9: restored in the window: nothing is lost, nothing is sent before it is confirmed, and then the
 * laptop goes on as one of its own. */
static void
test_what_was_put_back_goes_on_when_somebody_confirms (GvtLaptopWindow *self, gconstpointer unused)
{
  GvtCopiedLaptop *scene = &self->scene;
  g_autofree char *stick = make_stick (self);
  g_autofree char *backed_up = NULL, *former = NULL, *restored = NULL;
  g_autoptr (JsonNode) report = NULL;

  gvt_copied_laptop_plan_visit (scene, scene->original);
  json_node_unref (gvt_copied_laptop_sync_well (scene, scene->original));
  start (self, 1000);
  backed_up = head_of (self);
  gvt_laptop_window_press (self, GVT_TYPE_BACKUPS_PAGE, "backups.make", stick);
  gvt_laptop_window_assert_text (self, "The backup is made and checked");
  gvt_copied_laptop_plan_visit (scene, scene->original);
  json_node_unref (gvt_copied_laptop_sync_well (scene, scene->original));
  former = head_of (self);

  open_first_in (self, stick);
  gvt_laptop_window_press (self, GVT_TYPE_BACKUP_PAGE, "backup.verify", NULL);
  gvt_laptop_window_assert_text (self, WHOLE);
  gvt_laptop_window_press (self, GVT_TYPE_BACKUP_PAGE, "backup.restore", NULL);
  try_restore (self, "bukan kata rahasia ini");
  gvt_laptop_window_assert_text (self, "This passphrase does not open the backup");
  g_assert_cmpint (access_of (self), ==, GVT_ACCESS_UNLOCKED);
  try_restore (self, PASSPHRASE);
  gvt_laptop_window_assert_told (self, "Synchronising stays off");
  g_assert_cmpint (access_of (self), ==, GVT_ACCESS_LOCKED);

  restored = head_of (self);
  g_assert_cmpstr (restored, ==, backed_up);
  assert_former_is_kept (self, former);
  assert_sync_is_off (self);

  gvt_laptop_window_unlock (self);
  g_assert_true (shows_bar (self));
  gvt_laptop_window_assert_text (self, RESTORED);
  gvt_laptop_window_press (self, GVT_TYPE_RESTORED_BAR, "restored.confirm", NULL);
  g_assert_false (shows_bar (self));
  report = gvt_copied_laptop_sync_well (scene, scene->original);
  gvt_copied_laptop_assert_settled (report, TRUE);
  gvt_laptop_window_says (self, "journal verify", "{\"incarnation\":2}");
  gvt_copied_laptop_assert_all_held_once (scene);
  g_free (gvt_copied_laptop_find_device (scene, "unconfirmed", 1));
}

/* A new disk: the window has no laptop yet. */
static void
test_an_empty_laptop_takes_a_backup_from_a_stick (GvtLaptopWindow *self, gconstpointer unused)
{
  GvtCopiedLaptop *scene = &self->scene;
  g_autofree char *stick = make_stick (self);
  g_autofree char *head = NULL;
  g_autoptr (GvtProgramRun) verified = NULL;

  gvt_copied_laptop_plan_visit (scene, scene->original);
  json_node_unref (
      gvt_copied_laptop_json_of (GVT_ACT (scene, scene->original, "backup", "--to", stick)));
  head = head_of (self);
  gvt_laptop_window_open (self, scene->copy, 360);
  open_backups (self);
  open_first_in (self, stick);
  gvt_laptop_window_press (self, GVT_TYPE_BACKUP_PAGE, "backup.restore", NULL);
  try_restore (self, PASSPHRASE);
  gvt_laptop_window_assert_told (self, "Synchronising stays off");

  g_assert_cmpint (access_of (self), ==, GVT_ACCESS_LOCKED);
  verified = GVT_ACT (scene, scene->copy, "journal", "verify");
  g_assert_nonnull (strstr (verified->out, head));
}

/* The store does not open any more: the way is at the door. */
static void
test_a_store_that_does_not_open_is_put_back_at_the_door (GvtLaptopWindow *self,
                                                         gconstpointer unused)
{
  g_autofree char *store = g_build_filename (self->scene.original, "store.db", NULL);
  g_autofree char *head = NULL, *restored = NULL;

  gvt_copied_laptop_plan_visit (&self->scene, self->scene.original);
  json_node_unref (gvt_laptop_window_json (self, "backup"));
  head = head_of (self);
  g_assert_true (g_file_set_contents (store, "nothing of a store", -1, NULL));
  gvt_laptop_window_open (self, self->scene.original, 360);
  gvt_laptop_window_press (self, GVT_TYPE_UNLOCK_PAGE, "unlock.backups", NULL);
  gvt_laptop_window_choose (self, GVT_TYPE_BACKUPS_PAGE, "list", 0);
  gvt_laptop_window_press (self, GVT_TYPE_BACKUP_PAGE, "backup.restore", NULL);
  try_restore (self, PASSPHRASE);
  gvt_laptop_window_assert_told (self, "its files are kept as they were");

  restored = head_of (self);
  g_assert_cmpstr (restored, ==, head);
  gvt_laptop_window_unlock (self);
  g_assert_true (shows_bar (self));
}

/* --- what is refused, by name --- */

static void
flip (const char *path, gsize offset)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  content[offset] ^= 1;
  g_file_set_contents (path, content, (gssize) length, &error);
  g_assert_no_error (error);
}

static void
test_a_damaged_one_is_named_and_changes_nothing (GvtLaptopWindow *self, gconstpointer unused)
{
  g_autofree char *stick = make_stick (self);
  g_autofree char *folder = gvt_backups_stick_folder (stick);
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *store = NULL, *before = NULL, *after = NULL;

  gvt_copied_laptop_plan_visit (&self->scene, self->scene.original);
  start (self, 1000);
  gvt_laptop_window_press (self, GVT_TYPE_BACKUPS_PAGE, "backups.make", stick);
  found = gvt_backups_list (folder);
  store = g_build_filename (((GvtBackup *) found->pdata[0])->path, GVT_BACKUP_STORE, NULL);
  flip (store, 5 * 4096 + 100);
  before = head_of (self);

  open_first_in (self, stick);
  gvt_laptop_window_press (self, GVT_TYPE_BACKUP_PAGE, "backup.verify", NULL);
  gvt_laptop_window_assert_text (self, "This backup is damaged and of no use");
  gvt_laptop_window_press (self, GVT_TYPE_BACKUP_PAGE, "backup.restore", NULL);
  try_restore (self, PASSPHRASE);
  gvt_laptop_window_assert_text (self, "This backup is damaged and cannot be put back");
  g_assert_cmpint (access_of (self), ==, GVT_ACCESS_UNLOCKED);
  after = head_of (self);
  g_assert_cmpstr (before, ==, after);
}

static void
test_another_laptops_and_no_backup_are_named (GvtLaptopWindow *self, gconstpointer unused)
{
  g_autofree char *stick = make_stick (self);
  g_autofree char *elsewhere = g_build_filename (self->scene.folder, "other", NULL);
  g_autofree char *empty = g_build_filename (stick, "photos", NULL);
  g_autoptr (GvtProfile) other = gvt_test_profile (elsewhere, self->clock,
                                                   gvt_feature_projections ());
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtBackup) backup = gvt_backup_make (other, stick, GVT_BACKUP_BY_HAND, &error);

  g_assert_no_error (error);
  start (self, 1000);
  open_first_in (self, stick);
  gvt_laptop_window_assert_text (self, "it was made on another laptop");
  gvt_laptop_window_press (self, GVT_TYPE_BACKUP_PAGE, "backup.verify", NULL);
  gvt_laptop_window_assert_text (self, "It could not be looked into: it is of another laptop");

  gvt_page_stack_pop_to_root (gvt_window_get_section (self->window, "settings"));
  gvt_laptop_window_press (self, GVT_TYPE_SETTINGS_PAGE, "settings.backups", NULL);
  gvt_laptop_window_press (self, GVT_TYPE_BACKUPS_PAGE, "backups.look", empty);
  gvt_laptop_window_assert_text (self, "There is no backup of Go Vote in");
  gvt_profile_lock (other);
}

/* --- making one --- */

static void
test_without_the_stick_nothing_is_written (GvtLaptopWindow *self, gconstpointer unused)
{
  g_autofree char *nowhere = g_build_filename (self->scene.folder, "pulled-out", NULL);

  start (self, 1000);
  gvt_laptop_window_press (self, GVT_TYPE_BACKUPS_PAGE, "backups.make", nowhere);

  gvt_laptop_window_assert_text (self, "Put the stick in, and choose it once more");
  g_assert_false (g_file_test (nowhere, G_FILE_TEST_EXISTS));
}

static void
test_one_that_is_cancelled_leaves_nothing (GvtLaptopWindow *self, gconstpointer unused)
{
  g_autofree char *stick = make_stick (self);
  g_autofree char *folder = gvt_backups_stick_folder (stick);
  g_autoptr (GDir) dir = NULL;
  GtkWidget *page;

  start (self, 1000);
  page = gvt_laptop_window_part (self, GVT_TYPE_BACKUPS_PAGE, GVT_TYPE_BACKUPS_PAGE, NULL);
  gtk_widget_activate_action (page, "backups.make", "s", stick);
  gtk_widget_activate_action (page, "backups.cancel", NULL);
  gvt_laptop_window_settle (self);

  gvt_laptop_window_assert_text (self, "Cancelled.");
  dir = g_dir_open (folder, 0, NULL);
  g_assert_true (dir == NULL || g_dir_read_name (dir) == NULL);
}

static void
test_every_page_fits_with_letters_twice_as_large (GvtLaptopWindow *self, gconstpointer unused)
{
  g_autofree char *stick = make_stick (self);

  start (self, 360);
  gvt_laptop_window_press (self, GVT_TYPE_BACKUPS_PAGE, "backups.make", stick);
  gvt_app_test_set_text_scale (200);
  open_first_in (self, stick);
  gvt_laptop_window_press (self, GVT_TYPE_BACKUP_PAGE, "backup.restore", NULL);
  gvt_app_test_assert_fits (
      gvt_laptop_window_part (self, GVT_TYPE_BACKUPS_PAGE, GVT_TYPE_BACKUPS_PAGE, NULL), 360);
  gvt_app_test_assert_fits (
      gvt_laptop_window_part (self, GVT_TYPE_BACKUP_PAGE, GVT_TYPE_BACKUP_PAGE, NULL), 360);
  gvt_app_test_assert_fits (
      gvt_laptop_window_part (self, GVT_TYPE_RESTORE_PAGE, GVT_TYPE_RESTORE_PAGE, NULL), 360);
  gvt_app_test_set_text_scale (100);
}

#define ADD(name, func) \
  g_test_add ("/backups-page/" name, GvtLaptopWindow, NULL, gvt_laptop_window_set_up, func, \
              gvt_laptop_window_tear_down)

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);
  ADD ("I9-what-was-put-back-goes-on-when-somebody-confirms",
       test_what_was_put_back_goes_on_when_somebody_confirms);
  ADD ("an-empty-laptop-takes-a-backup-from-a-stick",
       test_an_empty_laptop_takes_a_backup_from_a_stick);
  ADD ("a-store-that-does-not-open-is-put-back-at-the-door",
       test_a_store_that_does_not_open_is_put_back_at_the_door);
  ADD ("a-damaged-one-is-named-and-changes-nothing",
       test_a_damaged_one_is_named_and_changes_nothing);
  ADD ("another-laptops-and-no-backup-are-named", test_another_laptops_and_no_backup_are_named);
  ADD ("without-the-stick-nothing-is-written", test_without_the_stick_nothing_is_written);
  ADD ("one-that-is-cancelled-leaves-nothing", test_one_that_is_cancelled_leaves_nothing);
  ADD ("every-page-fits-with-letters-twice-as-large",
       test_every_page_fits_with_letters_twice_as_large);
  return g_test_run ();
}
