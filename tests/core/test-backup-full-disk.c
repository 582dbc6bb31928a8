/* SPDX-License-Identifier: GPL-3.0-or-later */
/* I1: a backup on a disk without room: those that are there stay whole, and nothing is
 * half-written.
 */
#include "gvt-backup.h"
#include "gvt-error.h"
#include "gvt-journal-fixture.h"
#include "gvt-small-disk.h"
#include "gvt-test-profile.h"

#define N_MIB 6

static char *
look (const char *folder)
{
  return gvt_test_folder_digest (folder);
}

static void
test_a_full_disk_leaves_the_others_whole (void)
{
  GvtSmallDisk stick = { 0 };
  g_autoptr (GvtClock) clock = gvt_test_clock ();
  g_autoptr (GvtProfile) profile = gvt_test_profile (gvt_test_folder (), clock,
                                                     gvt_test_projections);
  g_autofree char *folder = NULL;
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GvtBackup) first = NULL, second = NULL, third = NULL;
  g_autoptr (GError) error = NULL;

  gvt_small_disk_mount (&stick, N_MIB);
  folder = g_build_filename (stick.folder, "backups", NULL);
  first = gvt_backup_make (profile, folder, GVT_BACKUP_BY_HAND, &error);
  g_assert_no_error (error);
  before = look (folder);

  gvt_small_disk_fill (&stick);
  second = gvt_backup_make (profile, folder, GVT_BACKUP_BY_HAND, &error);
  g_assert_null (second);
  g_assert_error (error, GVT_ERROR, GVT_ERROR_DISK_FULL);
  g_clear_error (&error);
  after = look (folder);
  g_assert_cmpstr (before, ==, after);

  gvt_small_disk_make_room (&stick);
  third = gvt_backup_make (profile, folder, GVT_BACKUP_BY_HAND, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (third->number, ==, 2);
  gvt_small_disk_unmount (&stick);
}

int
main (int argc, char *argv[])
{
  if (!gvt_small_disk_prepare ())
    {
      g_print ("1..0 # SKIP no mount namespace is allowed here\n");
      return 0;
    }

  gvt_test_init (&argc, &argv);
  g_test_add_func ("/backup-full-disk/the-others-stay-whole",
                   test_a_full_disk_leaves_the_others_whole);
  return g_test_run ();
}
