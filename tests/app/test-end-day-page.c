/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Akhiri hari" in the real window: what stands on the stick, what the centre takes from it, and
 * what becomes of a stick that is pulled out or full. */
#include <string.h>

#include <glib/gstdio.h>

#include "gvt-app-test.h"
#include "gvt-end-day-page.h"
#include "gvt-error.h"
#include "gvt-laptop-window.h"
#include "gvt-restored-bar.h"
#include "gvt-small-disk.h"
#include "gvt-sync-page.h"
#include "gvt-test.h"

static gboolean has_small_disk;

static char *
make_stick (GvtLaptopWindow *self)
{
  char *stick = g_build_filename (self->scene.folder, "stick", NULL);

  g_assert_cmpint (g_mkdir (stick, 0700), ==, 0);
  return stick;
}

static void
open_end_day (GvtLaptopWindow *self, int width)
{
  gvt_laptop_window_open (self, self->scene.original, width);
  gvt_laptop_window_unlock (self);
  gvt_window_show_section (self->window, "sync");
  gvt_laptop_window_settle (self);
  gvt_laptop_window_press (self, GVT_TYPE_SYNC_PAGE, "sync.end-day", NULL);
}

static void
write_onto (GvtLaptopWindow *self, const char *stick)
{
  gvt_laptop_window_press (self, GVT_TYPE_END_DAY_PAGE, "end-day.write", stick);
}

static GvtAccess
access_of (GvtLaptopWindow *self)
{
  return gvt_workspace_get_access (gvt_window_get_workspace (self->window));
}

static guint
count_in (const char *folder, const char *suffix)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_suffix (name, suffix);
  return n;
}

static gint64
member (JsonNode *node, const char *name)
{
  return json_object_get_int_member (json_node_get_object (node), name);
}

/* --- a day --- */

static void
assert_page_of_numbers (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  gboolean is_found = FALSE;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *content = NULL;

      if (!g_str_has_suffix (name, ".pdf") && !g_str_has_suffix (name, ".txt"))
        continue;
      g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
      if (g_str_has_suffix (name, ".pdf"))
        g_assert_true (g_str_has_prefix (content, "%PDF-"));
      else
        is_found = strstr (content, "of visits and their papers") != NULL;
    }
  g_assert_true (is_found);
  g_assert_cmpuint (count_in (folder, ".pdf"), ==, 1);
}

static void
test_the_day_is_on_the_stick_and_the_laptop_locked (GvtLaptopWindow *self, gconstpointer unused)
{
  GvtCopiedLaptop *scene = &self->scene;
  g_autofree char *stick = make_stick (self);
  g_autofree char *folder = g_build_filename (stick, "govote", NULL);
  g_autofree char *backups = g_build_filename (folder, "backup", NULL);
  g_autoptr (JsonNode) before = NULL, read = NULL;
  gint64 n;

  gvt_copied_laptop_plan_visit (scene, scene->original);
  gvt_copied_laptop_plan_visit (scene, scene->original);
  before = gvt_laptop_window_json (self, "ledger");
  n = member (before, "only_here");
  g_assert_cmpint (n, >, 2);
  open_end_day (self, 1000);
  write_onto (self, stick);

  gvt_laptop_window_assert_told (self, "It is locked now.");
  g_assert_cmpint (access_of (self), ==, GVT_ACCESS_LOCKED);
  g_assert_false (gvt_profile_is_unlocked (self->profile));
  g_assert_cmpuint (count_in (folder, ".gvc"), ==, 1);
  g_assert_cmpuint (count_in (folder, ".part"), ==, 0);
  g_assert_cmpuint (count_in (backups, ""), ==, 1);
  assert_page_of_numbers (folder);

  gvt_program_run_free (gvt_copied_laptop_run_centre (scene, "courier", "accept", stick, NULL));
  gvt_copied_laptop_assert_all_held_once (scene);
  {
    g_autofree char *line = g_strdup_printf ("courier read %s", stick);

    read = gvt_laptop_window_json (self, line);
  }
  g_assert_cmpint (member (read, "receipts"), ==, 1);
  {
    g_autoptr (JsonNode) after = gvt_laptop_window_json (self, "ledger");

    g_assert_cmpint (member (after, "only_here"), ==, 0);
    g_assert_cmpint (member (after, "confirmed"), ==, member (after, "made"));
  }
}

/* --- a stick that fails --- */

/* Nothing is locked, nothing that has its name is half, and with another stick it goes well. */
static void
assert_goes_on (GvtLaptopWindow *self)
{
  g_autofree char *other = make_stick (self);

  g_assert_cmpint (access_of (self), ==, GVT_ACCESS_UNLOCKED);
  write_onto (self, other);
  gvt_laptop_window_assert_told (self, "It is locked now.");
  gvt_program_run_free (
      gvt_copied_laptop_run_centre (&self->scene, "courier", "accept", other, NULL));
  gvt_copied_laptop_assert_all_held_once (&self->scene);
}

static void
test_a_stick_that_was_pulled_out_is_named (GvtLaptopWindow *self, gconstpointer unused)
{
  g_autofree char *pulled = g_build_filename (self->scene.folder, "pulled", NULL);

  gvt_copied_laptop_plan_visit (&self->scene, self->scene.original);
  open_end_day (self, 1000);
  write_onto (self, pulled);

  gvt_laptop_window_assert_text (self, "Put the stick in, and choose it once more");
  g_assert_false (g_file_test (pulled, G_FILE_TEST_EXISTS));
  assert_goes_on (self);
}

/* Room for the records, none for the backup. */
static void
test_a_full_stick_is_named_and_nothing_half_counts (GvtLaptopWindow *self, gconstpointer unused)
{
  GvtSmallDisk disk = { 0 };
  g_autofree char *folder = NULL, *backups = NULL;

  if (!has_small_disk)
    {
      g_test_skip ("Nobody may mount here");
      return;
    }

  gvt_copied_laptop_plan_visit (&self->scene, self->scene.original);
  gvt_small_disk_mount (&disk, 2);
  gvt_small_disk_leave (&disk, 100);
  folder = g_build_filename (disk.folder, "govote", NULL);
  backups = g_build_filename (folder, "backup", NULL);
  open_end_day (self, 1000);
  write_onto (self, disk.folder);

  gvt_laptop_window_assert_text (self, "The stick is full.");
  g_assert_cmpuint (count_in (backups, ""), ==, 0);
  g_assert_cmpuint (count_in (folder, ".txt"), ==, 0);
  g_assert_cmpuint (count_in (folder, ".gvc"), ==, 1); /* whole, and of use */
  assert_goes_on (self);
  gvt_small_disk_unmount (&disk);
}

/* What stands on the first stays there; the next has the rest, and both count. */
static void
test_the_day_goes_on_with_another_stick (GvtLaptopWindow *self, gconstpointer unused)
{
  GvtSmallDisk disk = { 0 };
  g_autofree char *other = make_stick (self);
  g_autofree char *folder = g_build_filename (other, "govote", NULL);

  if (!has_small_disk)
    {
      g_test_skip ("Nobody may mount here");
      return;
    }

  gvt_copied_laptop_plan_visit (&self->scene, self->scene.original);
  gvt_small_disk_mount (&disk, 2);
  gvt_small_disk_leave (&disk, 100);
  open_end_day (self, 1000);
  write_onto (self, disk.folder);
  gvt_laptop_window_press (self, GVT_TYPE_END_DAY_PAGE, "end-day.go-on", other);

  gvt_laptop_window_assert_told (self, "It is locked now.");
  g_assert_cmpint (access_of (self), ==, GVT_ACCESS_LOCKED);
  g_assert_cmpuint (count_in (folder, ".gvc"), ==, 0);
  g_assert_cmpuint (count_in (folder, ".gvp"), ==, 1);
  g_assert_cmpuint (count_in (folder, ".pdf"), ==, 1);
  gvt_program_run_free (
      gvt_copied_laptop_run_centre (&self->scene, "courier", "accept", disk.folder, other, NULL));
  gvt_copied_laptop_assert_all_held_once (&self->scene);
  gvt_small_disk_unmount (&disk);
}

/* --- what came back, and what is carried --- */

static void
accept (GvtLaptopWindow *self, const char *stick)
{
  g_autoptr (GvtProgramRun) run = gvt_copied_laptop_run_centre (&self->scene, "courier", "accept",
                                                                stick, NULL);

  g_assert_cmpint (run->exit_code, ==, 0);
}

static void
open_sync (GvtLaptopWindow *self)
{
  gvt_laptop_window_open (self, self->scene.original, 1000);
  gvt_laptop_window_unlock (self);
  gvt_window_show_section (self->window, "sync");
  gvt_laptop_window_settle (self);
}

/* A lease, and its list, on a laptop whose line is down all the time. */
static void
test_what_came_back_is_told_by_kind (GvtLaptopWindow *self, gconstpointer unused)
{
  GvtCopiedLaptop *scene = &self->scene;
  g_autofree char *stick = make_stick (self);
  g_autofree char *code = gvt_copied_laptop_find_device (scene, "open", 1);

  gvt_relay_set_down (scene->relay, TRUE);
  gvt_copied_laptop_make_lists (scene);
  gvt_copied_laptop_assert_done (gvt_copied_laptop_grant (scene, code));
  gvt_copied_laptop_plan_visit (scene, scene->original);
  json_node_unref (
      gvt_copied_laptop_json_of (GVT_ACT (scene, scene->original, "end-day", "--to", stick)));
  accept (self, stick);

  open_sync (self);
  gvt_laptop_window_press (self, GVT_TYPE_SYNC_PAGE, "sync.read-stick", stick);
  gvt_laptop_window_assert_text (self, "The centre's receipt was taken");
  gvt_laptop_window_assert_text (self, "New messages of the centre: 1");
  gvt_laptop_window_says (self, "ledger", "{\"only_here\":0}");
  {
    g_autoptr (JsonNode) leases = gvt_laptop_window_json (self, "leases list");

    g_assert_cmpuint (json_array_get_length (json_node_get_array (leases)), ==, 1);
  }
}

/* This laptop has a network; the stick is a colleague's: here its own, from before. */
static void
test_a_stick_is_carried_over_the_network (GvtLaptopWindow *self, gconstpointer unused)
{
  GvtCopiedLaptop *scene = &self->scene;
  g_autofree char *stick = make_stick (self);
  g_autofree char *folder = g_build_filename (stick, "govote", NULL);

  gvt_copied_laptop_plan_visit (scene, scene->original);
  json_node_unref (
      gvt_copied_laptop_json_of (GVT_ACT (scene, scene->original, "end-day", "--to", stick)));
  open_sync (self);
  gvt_relay_set_down (scene->relay, TRUE);
  gvt_laptop_window_press (self, GVT_TYPE_SYNC_PAGE, "sync.carry", stick);
  g_assert_cmpuint (count_in (folder, ".gvc"), ==, 1); /* no receipt, and nothing lost */

  gvt_relay_set_down (scene->relay, FALSE);
  gvt_laptop_window_press (self, GVT_TYPE_SYNC_PAGE, "sync.carry", stick);
  gvt_laptop_window_assert_text (self, "Bring the stick back to the laptop that it came from.");
  gvt_copied_laptop_assert_all_held_once (scene);
  g_assert_cmpuint (count_in (folder, ".gvc"), ==, 2);
  gvt_laptop_window_press (self, GVT_TYPE_SYNC_PAGE, "sync.read-stick", stick);
  gvt_laptop_window_assert_text (self, "The centre's receipt was taken");
  gvt_laptop_window_says (self, "ledger", "{\"only_here\":0}");
}

static void
test_one_that_is_stopped_says_so_and_can_be_done_again (GvtLaptopWindow *self, gconstpointer unused)
{
  g_autofree char *stopped = g_build_filename (self->scene.folder, "stopped", NULL);
  GtkWidget *page;

  gvt_copied_laptop_plan_visit (&self->scene, self->scene.original);
  g_assert_cmpint (g_mkdir (stopped, 0700), ==, 0);
  open_end_day (self, 1000);
  page = gvt_laptop_window_part (self, GVT_TYPE_END_DAY_PAGE, GVT_TYPE_END_DAY_PAGE, NULL);
  gtk_widget_activate_action (page, "end-day.write", "s", stopped);
  gtk_widget_activate_action (page, "end-day.cancel", NULL);
  gvt_laptop_window_settle (self);

  gvt_laptop_window_assert_text (self, "Stopped. Everything is safe on this laptop");
  assert_goes_on (self);
}

/* --- a laptop that was put back --- */

static void
assert_write_is_off (GvtLaptopWindow *self, const char *stick)
{
  g_autofree char *folder = g_build_filename (stick, "govote", NULL);

  write_onto (self, stick);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  g_assert_cmpint (access_of (self), ==, GVT_ACCESS_UNLOCKED);
}

static void
restore_by_command (GvtLaptopWindow *self)
{
  GvtCopiedLaptop *scene = &self->scene;
  g_autoptr (JsonNode) backup = gvt_copied_laptop_json_of (
      GVT_ACT (scene, scene->original, "backup"));
  const char *path = json_object_get_string_member (json_node_get_object (backup), "path");

  json_node_unref (gvt_copied_laptop_json_of (GVT_ACT (scene, scene->original, "restore", path)));
}

static void
test_one_that_was_put_back_is_told_to_talk_first (GvtLaptopWindow *self, gconstpointer unused)
{
  g_autofree char *stick = make_stick (self);

  gvt_copied_laptop_plan_visit (&self->scene, self->scene.original);
  json_node_unref (gvt_copied_laptop_sync_well (&self->scene, self->scene.original));
  restore_by_command (self);
  open_end_day (self, 1000);
  gvt_laptop_window_assert_text (self, "A data officer or supervisor confirms it first");
  assert_write_is_off (self, stick);

  gvt_laptop_window_press (self, GVT_TYPE_RESTORED_BAR, "restored.confirm", NULL);
  gvt_laptop_window_assert_text (self, "It must synchronise once over the network");
  assert_write_is_off (self, stick);

  json_node_unref (gvt_copied_laptop_sync_well (&self->scene, self->scene.original));
  gvt_workspace_reload (gvt_window_get_workspace (self->window));
  gvt_laptop_window_settle (self);
  write_onto (self, stick);
  gvt_laptop_window_assert_told (self, "It is locked now.");
}

static void
test_it_fits_with_letters_twice_as_large (GvtLaptopWindow *self, gconstpointer unused)
{
  open_end_day (self, 360);
  gvt_app_test_set_text_scale (200);
  gvt_laptop_window_settle (self);
  gvt_app_test_assert_fits (
      gvt_laptop_window_part (self, GVT_TYPE_END_DAY_PAGE, GVT_TYPE_END_DAY_PAGE, NULL), 360);
  gvt_app_test_set_text_scale (100);
}

#define ADD(name, func) \
  g_test_add ("/end-day-page/" name, GvtLaptopWindow, NULL, gvt_laptop_window_set_up, func, \
              gvt_laptop_window_tear_down)

int
main (int argc, char *argv[])
{
  has_small_disk = gvt_small_disk_prepare ();
  gvt_app_test_init (&argc, &argv);
  ADD ("the-day-is-on-the-stick-and-the-laptop-locked",
       test_the_day_is_on_the_stick_and_the_laptop_locked);
  ADD ("I1-a-stick-that-was-pulled-out-is-named", test_a_stick_that_was_pulled_out_is_named);
  ADD ("I1-a-full-stick-is-named-and-nothing-half-counts",
       test_a_full_stick_is_named_and_nothing_half_counts);
  ADD ("the-day-goes-on-with-another-stick", test_the_day_goes_on_with_another_stick);
  ADD ("what-came-back-is-told-by-kind", test_what_came_back_is_told_by_kind);
  ADD ("a-stick-is-carried-over-the-network", test_a_stick_is_carried_over_the_network);
  ADD ("one-that-is-stopped-says-so-and-can-be-done-again",
       test_one_that_is_stopped_says_so_and_can_be_done_again);
  ADD ("one-that-was-put-back-is-told-to-talk-first",
       test_one_that_was_put_back_is_told_to_talk_first);
  ADD ("it-fits-with-letters-twice-as-large", test_it_fits_with_letters_twice_as_large);
  return g_test_run ();
}
