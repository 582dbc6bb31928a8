/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-restore.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "gvt-backup-store.h"
#include "gvt-central-database.h"
#include "gvt-central-kinds.h"
#include "gvt-central-private.h"
#include "gvt-db-check.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-folder-copy.h"
#include "gvt-key-file.h"
#include "gvt-key-store.h"

typedef struct
{
  const GvtCentralRestoring *restoring;
  GvtClock *clock;
  char *folder;
  char *part;
  GvtCentralBackup *backup;
  GvtCentral *central; /* (nullable): while it is put right */
  gboolean has_database;
} Restoration;

static void
restoration_clear (Restoration *self)
{
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->part, g_free);
  g_clear_object (&self->central);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Restoration, restoration_clear)

static gboolean
is_empty (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  return dir == NULL ? !g_file_test (folder, G_FILE_TEST_EXISTS) : g_dir_read_name (dir) == NULL;
}

static gboolean
check_place (const Restoration *self, GError **error)
{
  if (is_empty (self->folder))
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
               _ ("there is something in %s already: put the backup into a new folder"),
               self->folder);
  return FALSE;
}

static gboolean
copy_folder (const Restoration *self, const char *name, GError **error)
{
  g_autofree char *from = g_build_filename (self->restoring->backup, name, NULL);
  g_autofree char *to = g_build_filename (self->part, name, NULL);
  guint n_files = 0;

  return gvt_folder_copy (from, to, &n_files, error);
}

static gboolean
put_key (const Restoration *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->part, GVT_CENTRAL_KEY_FILE, NULL);
  g_autoptr (GvtSecret) key = gvt_key_file_read (self->restoring->key_file, GVT_KEY_SIZE, error);

  return key != NULL && gvt_key_file_write (path, key, error);
}

static gboolean
put_all (Restoration *self, GError **error)
{
  const char *address = self->restoring->database;

  if (!gvt_folder_ensure (self->part, error) || !put_key (self, error)
      || !gvt_central_database_put_back (self->restoring->backup, self->part, address, error))
    return FALSE;
  self->has_database = address != NULL;
  return copy_folder (self, GVT_CENTRAL_FILES, error)
         && copy_folder (self, GVT_CENTRAL_COURIER, error);
}

/* --- the new epoch --- */

static gboolean
check_pages (GvtDb *db, gpointer unused, GError **error)
{
  g_auto (GvtDbReport) report = { 0 };

  if (!gvt_db_check (db, &report, error))
    return FALSE;
  if (gvt_db_report_is_sound (&report))
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_DB_CORRUPT, "The backup is damaged");
  return FALSE;
}

static gboolean
begin_epoch (GvtDb *db, gpointer user_data, GError **error)
{
  Restoration *self = user_data;
  gint64 now_us = gvt_clock_now_us (self->clock);
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = { .kind = GVT_CENTRE_RESTORED_KIND, .body = body };
  guint64 epoch;

  if (!gvt_key_store_load_centre_epoch (db, &epoch, error))
    return FALSE;

  epoch = MAX (epoch + 1, (guint64) (now_us / G_USEC_PER_SEC));
  json_object_set_int_member (body, "epoch", (gint64) epoch);
  json_object_set_int_member (body, "events", (gint64) self->backup->n_events);
  json_object_set_int_member (body, "made_at_us", self->backup->made_at_us);
  return gvt_backup_store_begin_epoch (db, error)
         && gvt_key_store_set_centre_epoch (db, epoch, error)
         && gvt_journal_append (self->central->journal, db, &draft, NULL, error);
}

static gboolean
put_right (Restoration *self, GError **error)
{
  GvtJournalReport report;
  gboolean is_done;

  self->central = gvt_central_open (self->part, self->clock, error);
  if (self->central == NULL)
    return FALSE;

  is_done = (self->has_database || gvt_store_read (self->central->store, check_pages, NULL, error))
            && gvt_journal_verify (self->central->journal, &report, error)
            && gvt_store_write (self->central->store, begin_epoch, self, error);
  g_clear_object (&self->central);
  return is_done;
}

gboolean
gvt_central_restore (const GvtCentralRestoring *restoring,
                     GvtClock *clock,
                     GvtCentralBackup *backup,
                     GError **error)
{
  g_auto (Restoration) self = { .restoring = restoring, .clock = clock, .backup = backup };

  g_return_val_if_fail (restoring != NULL && GVT_IS_CLOCK (clock) && backup != NULL, FALSE);

  self.folder = g_canonicalize_filename (restoring->folder, NULL);
  self.part = g_strconcat (self.folder, ".part", NULL);
  if (!gvt_central_backup_read (restoring->backup, backup, error) || !check_place (&self, error))
    return FALSE;

  gvt_folder_remove (self.part); /* of one that was killed */
  if (put_all (&self, error) && put_right (&self, error))
    {
      g_rmdir (self.folder); /* where it is there, it is empty */
      if (gvt_file_move (self.part, self.folder, error))
        return TRUE;
    }

  if (self.has_database)
    gvt_central_database_unmake (restoring->database);
  gvt_folder_remove (self.part);
  return FALSE;
}
