/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups that become due by themselves: nobody waits for them. */
#include "gvt-app-test.h"
#include "gvt-backup.h"
#include "gvt-error.h"
#include "gvt-feature-projections.h"
#include "gvt-file.h"
#include "gvt-folder-lock.h"
#include "gvt-session-acts.h"
#include "gvt-small-disk.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"
#include "gvt-visit-acts.h"
#include "gvt-work.h"
#include "gvt-workspace.h"

#define PLACE "52.02.01.1001"

static gboolean has_small_disk;

typedef struct
{
  char *folder; /* of the laptop */
  char *backups;
  GvtClock *clock;
  GvtProfile *profile;
  GvtWorkspace *workspace;
  GvtId session;
} Fixture;

static void
open_session (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GvtId visit;

  gvt_sessions_plan_visit (self->profile, "SMAN 1 Praya", PLACE, "2026-11-24", 120, &visit, &error);
  gvt_sessions_open (self->profile, &visit, "Kelas X-1", &self->session, &error);
  gvt_sessions_attend (self->profile, &self->session, 20, 18, &error);
  g_assert_no_error (error);
}

static void
set_up_in (Fixture *self, const char *folder)
{
  self->folder = g_build_filename (folder, "laptop", NULL);
  self->backups = gvt_backups_folder (self->folder);
  self->clock = gvt_test_clock ();
  self->profile = gvt_test_profile (self->folder, self->clock, gvt_feature_projections ());
  open_session (self);
  gvt_profile_lock (self->profile);
  self->workspace = gvt_workspace_new (self->profile);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  set_up_in (self, gvt_test_folder ());
}

static gboolean
is_quiet (gpointer unused)
{
  return gvt_work_get_n_running () == 0 && !g_main_context_pending (NULL);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  gvt_test_wait_until (is_quiet, NULL, "workers to report");
  g_assert_finalize_object (self->workspace);
  g_assert_finalize_object (self->profile);
  g_assert_finalize_object (self->clock);
  g_free (self->folder);
  g_free (self->backups);
}

static const char *
note_of (Fixture *self)
{
  return gvt_backup_keeper_get_note (gvt_workspace_get_backups (self->workspace));
}

static void
on_unlocked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  gvt_workspace_unlock_finish (GVT_WORKSPACE (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static gboolean
is_set (gpointer data)
{
  return *(gboolean *) data;
}

static void
unlock (Fixture *self)
{
  gboolean is_in = FALSE;

  gvt_workspace_unlock_async (self->workspace, GVT_TEST_OFFICER, GVT_TEST_PASSPHRASE, on_unlocked,
                              &is_in);
  gvt_test_wait_until (is_set, &is_in, "the laptop to open");
}

static guint
count_backups (Fixture *self)
{
  g_autoptr (GPtrArray) backups = gvt_backups_list (self->backups);

  return backups->len;
}

static gboolean
is_being_made (gpointer data)
{
  return g_strcmp0 (note_of (data), "Making a backup") == 0;
}

static gboolean
is_done (gpointer data)
{
  return !is_being_made (data);
}

/* Another program makes one just now: until @lock is given back, ours waits. */
static GvtFolderLock
hold_folder (Fixture *self)
{
  g_autofree char *inside = g_build_filename (self->backups, "next", NULL);
  g_autoptr (GError) error = NULL;
  GvtFolderLock lock;

  gvt_folder_ensure (self->backups, &error);
  g_assert_no_error (error);
  lock = gvt_folder_lock (inside, &error);
  g_assert_no_error (error);
  return lock;
}

static GvtBackupReason
newest_reason (Fixture *self)
{
  g_autoptr (GPtrArray) backups = gvt_backups_list (self->backups);

  return ((GvtBackup *) backups->pdata[0])->reason;
}

static void
test_neither_unlocking_nor_closing_a_session_waits (Fixture *self, gconstpointer unused)
{
  g_auto (GvtFolderLock) lock = hold_folder (self);
  g_autoptr (GError) error = NULL;

  unlock (self);
  gvt_test_wait_until (is_being_made, self, "the strip to tell of it");
  g_assert_cmpuint (count_backups (self), ==, 0);
  gvt_sessions_close (self->profile, &self->session, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_backups (self), ==, 0);

  gvt_folder_unlock (&lock);
  gvt_test_wait_until (is_quiet, NULL, "both backups");
  g_assert_cmpuint (count_backups (self), ==, 2);
  g_assert_cmpint (newest_reason (self), ==, GVT_BACKUP_SESSION);
  g_assert_null (note_of (self));
}

/* The keys do not wait for a backup; it is made when somebody is in again. */
static void
test_one_that_a_lock_stops_is_made_after_the_next_unlock (Fixture *self, gconstpointer unused)
{
  g_auto (GvtFolderLock) lock = hold_folder (self);

  unlock (self);
  gvt_test_wait_until (is_being_made, self, "the strip to tell of it");
  gvt_workspace_lock (self->workspace);
  gvt_folder_unlock (&lock);
  gvt_test_wait_until (is_quiet, NULL, "the lock");
  g_assert_false (gvt_profile_is_unlocked (self->profile));
  g_assert_cmpuint (count_backups (self), ==, 0);
  g_assert_null (note_of (self));

  unlock (self);
  gvt_test_wait_until (is_quiet, NULL, "the backup");
  g_assert_cmpuint (count_backups (self), ==, 1);
}

/* I1 */
static void
test_a_full_disk_is_named_until_one_succeeds (Fixture *self, gconstpointer unused)
{
  GvtSmallDisk disk = { 0 };
  g_autoptr (GError) error = NULL;

  if (!has_small_disk)
    {
      g_test_skip ("Nobody may mount here");
      return;
    }

  gvt_small_disk_mount (&disk, 4);
  set_up_in (self, disk.folder);
  gvt_small_disk_leave (&disk, 300);
  unlock (self);
  gvt_test_wait_until (is_done, self, "the attempt");
  gvt_test_wait_until (is_quiet, NULL, "the attempt");
  g_assert_cmpstr (note_of (self), ==, "Disk full: no backup");
  g_assert_error (gvt_backup_keeper_get_failure (gvt_workspace_get_backups (self->workspace)),
                  GVT_ERROR, GVT_ERROR_DISK_FULL);
  g_assert_true (gvt_profile_is_unlocked (self->profile));
  g_assert_cmpuint (count_backups (self), ==, 0);

  gvt_small_disk_make_room (&disk);
  gvt_sessions_close (self->profile, &self->session, &error);
  g_assert_no_error (error);
  gvt_test_wait_until (is_quiet, NULL, "the backup");
  g_assert_null (note_of (self));
  g_assert_cmpuint (count_backups (self), ==, 1);
  tear_down (self, NULL);
  gvt_small_disk_unmount (&disk);
}

int
main (int argc, char *argv[])
{
  has_small_disk = gvt_small_disk_prepare ();
  gvt_app_test_init (&argc, &argv);
  g_test_add ("/backup-keeper/neither-unlocking-nor-closing-a-session-waits", Fixture, NULL, set_up,
              test_neither_unlocking_nor_closing_a_session_waits, tear_down);
  g_test_add ("/backup-keeper/one-that-a-lock-stops-is-made-after-the-next-unlock", Fixture, NULL,
              set_up, test_one_that_a_lock_stops_is_made_after_the_next_unlock, tear_down);
  g_test_add ("/backup-keeper/I1-a-full-disk-is-named-until-one-succeeds", Fixture, NULL, NULL,
              test_a_full_disk_is_named_until_one_succeeds, NULL);
  return g_test_run ();
}
