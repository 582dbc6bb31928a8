/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A backup is put back, on this laptop or another one: built programs, a real centre. */
#include <string.h>

#include "gvt-copied-laptop.h"
#include "gvt-test.h"

/* Returns: (transfer full): its folder, outside of the laptop's own */
static char *
back_up (GvtCopiedLaptop *fixture)
{
  g_autofree char *stick = g_build_filename (fixture->folder, "stick", NULL);
  g_autoptr (JsonNode) node = gvt_copied_laptop_json_of (
      GVT_ACT (fixture, fixture->original, "backup", "--to", stick));

  return g_strdup (json_object_get_string_member (json_node_get_object (node), "path"));
}

static void
restore (GvtCopiedLaptop *fixture, const char *backup, const char *laptop)
{
  g_autoptr (JsonNode) node = gvt_copied_laptop_json_of (
      GVT_ACT (fixture, laptop, "restore", backup));

  g_assert_true (
      json_object_get_boolean_member (json_node_get_object (node), "needs_confirmation"));
}

static void
assert_sync_is_off (GvtCopiedLaptop *fixture, const char *laptop)
{
  g_autoptr (GvtProgramRun) refused = GVT_ACT (fixture, laptop, "sync");
  g_autoptr (JsonNode) before = gvt_copied_laptop_json_of (
      gvt_copied_laptop_run_centre (fixture, "devices", "list", NULL));

  g_assert_cmpint (refused->exit_code, ==, 3);
  g_assert_nonnull (strstr (refused->err, "restore --confirm"));
  g_assert_cmpuint (json_array_get_length (json_node_get_array (before)), ==, 1);
}

static void
confirm (GvtCopiedLaptop *fixture, const char *laptop)
{
  gvt_copied_laptop_assert_done (GVT_ACT (fixture, laptop, "restore", "--confirm"));
}

/* The ledger of a laptop that was reborn: everything is at the centre, in a chain of its own. */
static void
assert_reborn (JsonNode *report)
{
  gvt_copied_laptop_assert_settled (report, TRUE);
  g_assert_true (
      json_object_get_boolean_member (json_node_get_object (report), "needs_confirmation"));
}

/* I9: day 1 is backed up, day 2 is synced, the disk is lost. Nothing is sent until somebody
 * confirms; then a laptop of its own goes on, and of both days nothing is lost and nothing counts
 * twice. */
static void
test_a_lost_disk_goes_on_from_its_backup (GvtCopiedLaptop *fixture, gconstpointer unused)
{
  g_autofree char *backup = NULL;
  g_autoptr (JsonNode) reborn = NULL, after = NULL;

  gvt_copied_laptop_plan_visit (fixture, fixture->original);
  gvt_copied_laptop_plan_visit (fixture, fixture->original);
  json_node_unref (gvt_copied_laptop_sync_well (fixture, fixture->original));
  gvt_copied_laptop_plan_visit (fixture, fixture->original); /* in the backup, and not sent yet */
  backup = back_up (fixture);
  gvt_copied_laptop_plan_visit (fixture, fixture->original);
  json_node_unref (gvt_copied_laptop_sync_well (fixture, fixture->original));

  restore (fixture, backup, fixture->copy);
  assert_sync_is_off (fixture, fixture->copy);
  gvt_copied_laptop_plan_visit (fixture, fixture->copy); /* work goes on meanwhile */
  assert_sync_is_off (fixture, fixture->copy);
  confirm (fixture, fixture->copy);
  gvt_relay_lose_answer (fixture->relay, "/v1/rejoin");
  {
    g_autoptr (GvtProgramRun) cut = GVT_ACT (fixture, fixture->copy, "sync");

    g_assert_cmpint (cut->exit_code, ==, 1);
  }
  reborn = gvt_copied_laptop_sync_well (fixture, fixture->copy);
  assert_reborn (reborn);
  gvt_copied_laptop_plan_visit (fixture, fixture->copy);
  after = gvt_copied_laptop_sync_well (fixture, fixture->copy);
  assert_reborn (after);

  g_assert_cmpuint (fixture->visits->len, ==, 6);
  gvt_copied_laptop_assert_all_held_once (fixture);
  g_free (gvt_copied_laptop_find_device (fixture, "copied", 1));
  g_free (gvt_copied_laptop_find_device (fixture, "unconfirmed", 1));
  gvt_copied_laptop_assert_sound (fixture, fixture->copy);
}

/* I9: nothing was made after the backup, so the centre sees no fork; and the lost disk comes back.
 */
static void
test_a_backup_without_a_fork_takes_a_number_of_its_own (GvtCopiedLaptop *fixture,
                                                        gconstpointer unused)
{
  g_autofree char *backup = NULL;
  g_autoptr (JsonNode) reborn = NULL, found = NULL;

  gvt_copied_laptop_plan_visit (fixture, fixture->original);
  gvt_copied_laptop_plan_visit (fixture, fixture->original);
  json_node_unref (gvt_copied_laptop_sync_well (fixture, fixture->original));
  backup = back_up (fixture);
  restore (fixture, backup, fixture->copy);
  assert_sync_is_off (fixture, fixture->copy);
  confirm (fixture, fixture->copy);
  reborn = gvt_copied_laptop_sync_well (fixture, fixture->copy);
  assert_reborn (reborn);
  gvt_copied_laptop_plan_visit (fixture, fixture->copy);
  json_node_unref (gvt_copied_laptop_sync_well (fixture, fixture->copy));

  gvt_copied_laptop_plan_visit (fixture, fixture->original); /* found under a seat */
  found = gvt_copied_laptop_sync_well (fixture, fixture->original);
  assert_reborn (found);

  gvt_copied_laptop_assert_all_held_once (fixture);
  g_free (gvt_copied_laptop_find_device (fixture, "copied", 1));
  g_free (gvt_copied_laptop_find_device (fixture, "unconfirmed", 2));
  gvt_copied_laptop_assert_sound (fixture, fixture->original);
  gvt_copied_laptop_assert_sound (fixture, fixture->copy);
}

/* On the same laptop: what was there is kept, and comes back in the same way. */
static void
test_a_backup_put_back_in_its_place_keeps_what_was_there (GvtCopiedLaptop *fixture,
                                                          gconstpointer unused)
{
  g_autofree char *backup = NULL;
  g_autoptr (JsonNode) listed = NULL, reborn = NULL;
  JsonArray *backups;
  const char *name;

  gvt_copied_laptop_plan_visit (fixture, fixture->original);
  json_node_unref (gvt_copied_laptop_sync_well (fixture, fixture->original));
  backup = back_up (fixture);
  gvt_copied_laptop_plan_visit (fixture, fixture->original); /* only here */
  restore (fixture, backup, fixture->original);
  listed = gvt_copied_laptop_json_of (
      gvt_copied_laptop_run_laptop (fixture->original, "backups", "list", NULL));
  backups = json_object_get_array_member (json_node_get_object (listed), "backups");
  name = json_object_get_string_member (json_array_get_object_element (backups, 0), "name");
  gvt_program_assert_members (json_array_get_object_element (backups, 0),
                              "{\"reason\":\"before-restore\",\"known\":true}");

  restore (fixture, name, fixture->original);
  assert_sync_is_off (fixture, fixture->original);
  confirm (fixture, fixture->original);
  reborn = gvt_copied_laptop_sync_well (fixture, fixture->original);
  assert_reborn (reborn);
  gvt_copied_laptop_assert_all_held_once (fixture);
  gvt_copied_laptop_assert_sound (fixture, fixture->original);
}

#define ADD(path, func) \
  g_test_add ("/restored-laptop/" path, GvtCopiedLaptop, NULL, gvt_copied_laptop_set_up, func, \
              gvt_copied_laptop_tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  ADD ("I9-a-lost-disk-goes-on-from-its-backup", test_a_lost_disk_goes_on_from_its_backup);
  ADD ("I9-a-backup-without-a-fork-takes-a-number-of-its-own",
       test_a_backup_without_a_fork_takes_a_number_of_its_own);
  ADD ("I9-a-backup-put-back-in-its-place-keeps-what-was-there",
       test_a_backup_put_back_in_its_place_keeps_what_was_there);
  return g_test_run ();
}
