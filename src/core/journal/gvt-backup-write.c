/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a backup is made: copied, synced, opened again, named. */
#define G_LOG_DOMAIN "gvt-backup"

#include "gvt-backup-private.h"

#include "gvt-db-check.h"
#include "gvt-db-copy.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-folder-lock.h"
#include "gvt-journal-private.h"
#include "gvt-json.h"
#include "gvt-restore.h"
#include "gvt-text.h"

#define MAX_VAULT (1024 * 1024)

typedef struct
{
  const GvtBackupSource *source;
  const char *folder;
  char *part;
  GvtBackup *backup; /* what is known of it by now */
} Making;

static void
making_clear (Making *self)
{
  g_clear_pointer (&self->part, g_free);
  g_clear_pointer (&self->backup, gvt_backup_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Making, making_clear)

/* --- what is in it --- */

static gboolean
empty_table (GvtDb *db, const char *table, const char *constant_sql, GError **error)
{
  return !gvt_db_has_table (db, table) || gvt_db_exec (db, constant_sql, error);
}

gboolean
gvt_backup_settle (GvtDb *db, gpointer unused, GError **error)
{
  return empty_table (db, "prekey", "DELETE FROM prekey", error)
         && empty_table (db, "lease_village", "DELETE FROM lease_village", error)
         && empty_table (db, "lease", "DELETE FROM lease", error)
         && empty_table (db, "own_key", "DELETE FROM own_key WHERE incarnation IS NULL", error)
         && gvt_restore_mark (db, error);
}

static gboolean
read_count (GvtDb *db, guint64 *n, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, "SELECT count (*) FROM event", error);

  if (stmt == NULL || !gvt_stmt_one (stmt, "a count of events", error))
    return FALSE;

  *n = (guint64) gvt_stmt_int (stmt, 0);
  return TRUE;
}

/* The last record of the laptop's own chain; none before the first. */
static gboolean
read_head (GvtDb *db, GvtBackup *backup, const GvtJournalOwn *own, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT seq, hash FROM event WHERE device = :device AND incarnation = :incarnation"
      " ORDER BY seq DESC LIMIT 1",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", &own->device);
  gvt_stmt_bind_int (stmt, ":incarnation", own->incarnation);
  backup->head_seq = 0;
  backup->head = (GvtHash){ { 0 } };
  if (gvt_stmt_next (stmt, &local))
    {
      backup->head_seq = (guint64) gvt_stmt_int (stmt, 0);
      return gvt_stmt_hash (stmt, 1, &backup->head, error);
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
read_facts (GvtDb *db, gpointer user_data, GError **error)
{
  GvtBackup *backup = user_data;
  g_auto (GvtJournalOwn) own = { 0 };

  if (!gvt_journal_load_own (db, &own, error))
    return FALSE;

  backup->incarnation = own.incarnation;
  backup->code = g_strdup (own.code);
  backup->store_version = (guint) gvt_db_get_version (db);
  return read_count (db, &backup->n_events, error) && read_head (db, backup, &own, error);
}

/* --- that it is one --- */

/* GvtTxFunc on the copy: its pages are whole, and it ends where was noted. */
gboolean
gvt_backup_check_store (GvtDb *db, gpointer user_data, GError **error)
{
  const GvtBackup *backup = user_data;
  g_autoptr (GvtBackup) found = g_new0 (GvtBackup, 1);
  g_auto (GvtDbReport) pages = { 0 };

  if (!gvt_db_check (db, &pages, error) || !read_facts (db, found, error))
    return FALSE;
  if (gvt_db_report_is_sound (&pages) && found->head_seq == backup->head_seq
      && gvt_hash_equal (&found->head, &backup->head))
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_DB_CORRUPT,
                       "The backup is not what was written into it");
  return FALSE;
}

/* GvtTxFunc on the store itself: the copy's last record stands in it. */
static gboolean
check_head (GvtDb *db, gpointer user_data, GError **error)
{
  const GvtBackup *backup = user_data;
  g_auto (GvtJournalOwn) own = { 0 };
  g_autoptr (GvtStmt) stmt = NULL;
  GvtHash hash;

  if (backup->head_seq == 0)
    return TRUE;

  stmt = gvt_db_prepare (db,
                         "SELECT hash FROM event WHERE device = :device AND incarnation = "
                         ":incarnation AND seq = :seq",
                         error);
  if (stmt == NULL || !gvt_journal_load_own (db, &own, error))
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", &own.device);
  gvt_stmt_bind_int (stmt, ":incarnation", backup->incarnation);
  gvt_stmt_bind_int (stmt, ":seq", (gint64) backup->head_seq);
  if (!gvt_stmt_one (stmt, "the backup's last record", error)
      || !gvt_stmt_hash (stmt, 0, &hash, error))
    return FALSE;
  if (gvt_hash_equal (&hash, &backup->head))
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_CHAIN, "The backup ends in another record");
  return FALSE;
}

/* Who unlocked the one can unlock the other: they are the same bytes, and these are a vault. */
static gboolean
check_vault (Making *self, const char *path, GBytes *written, GError **error)
{
  g_autoptr (GBytes) bytes = gvt_file_read (path, MAX_VAULT, error);
  g_autoptr (GvtVault) vault = bytes != NULL ? gvt_vault_open (path, error) : NULL;
  GvtPublicKey present, copied;

  if (vault == NULL)
    return FALSE;

  gvt_vault_get_roll_public (self->source->vault, &present);
  gvt_vault_get_roll_public (vault, &copied);
  if (g_bytes_equal (bytes, written) && gvt_public_key_equal (&present, &copied))
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_DB_BUSY,
                       "The keys were changed while the backup was made");
  return FALSE;
}

/* --- how it comes there --- */

static gboolean
write_vault (Making *self, GError **error)
{
  g_autofree char *to = g_build_filename (self->part, GVT_BACKUP_VAULT, NULL);
  g_autoptr (GBytes) bytes = gvt_file_read (self->source->vault_path, MAX_VAULT, error);

  return bytes != NULL && gvt_file_write (to, bytes, error) && check_vault (self, to, bytes, error);
}

static gboolean
tell_copied (guint64 n_done, guint64 n_pages, gpointer user_data, GError **error)
{
  return gvt_backup_go_on (user_data, GVT_BACKUP_COPYING, n_done, n_pages, error);
}

static gboolean
copy_store (Making *self, const char *path, GError **error)
{
  GvtDbCopyActs acts = { gvt_backup_settle, tell_copied, (gpointer) self->source->watch };

  return self->source->store != NULL
             ? gvt_store_copy (self->source->store, path, &acts, error)
             : gvt_db_copy_file (self->source->store_path, path, self->source->key, &acts, error);
}

static gboolean
read_copy (Making *self, const char *path, GvtTxFunc func, GError **error)
{
  return self->source->store != NULL
             ? gvt_store_read_copy (self->source->store, path, func, self->backup, error)
             : gvt_db_read_file (path, self->source->key, func, self->backup, error);
}

static gboolean
read_source (Making *self, GvtTxFunc func, GError **error)
{
  return self->source->store != NULL
             ? gvt_store_read (self->source->store, func, self->backup, error)
             : gvt_db_read_file (self->source->store_path, self->source->key, func, self->backup,
                                 error);
}

static gboolean
begin_checking (Making *self, GError **error)
{
  return gvt_backup_go_on (self->source->watch, GVT_BACKUP_CHECKING, 0, 0, error);
}

static gboolean
write_store (Making *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->part, GVT_BACKUP_STORE, NULL);
  g_autofree char *unsynced = g_strconcat (path, GVT_BACKUP_PART_SUFFIX, NULL);

  return copy_store (self, unsynced, error) && begin_checking (self, error)
         && read_copy (self, unsynced, read_facts, error) && read_source (self, check_head, error)
         && gvt_file_move (unsynced, path, error)
         && read_copy (self, path, gvt_backup_check_store, error);
}

static gboolean
write_facts (Making *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->part, GVT_BACKUP_FACTS, NULL);
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (GBytes) bytes = NULL;

  self->backup->is_known = TRUE;
  object = gvt_backup_to_json (self->backup);
  json_object_remove_member (object, "name");
  json_object_remove_member (object, "path");
  json_object_remove_member (object, "bytes");
  json_object_remove_member (object, "known");
  bytes = gvt_json_canonical (object, error);
  return bytes != NULL && gvt_file_write (path, bytes, error);
}

static void
remove_parts (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (gvt_backup_is_part (name))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        gvt_backup_remove_folder (path);
      }
}

static guint64
next_number (const char *folder)
{
  g_autoptr (GPtrArray) backups = gvt_backups_list (folder);

  return backups->len > 0 ? ((GvtBackup *) backups->pdata[0])->number + 1 : 1;
}

static gboolean
name_it (Making *self, GError **error)
{
  GvtBackup *backup = self->backup;
  g_autofree char *date = gvt_date_iso (backup->facts.at_us);
  g_autofree char *name = g_strdup_printf ("%s-%06" G_GUINT64_FORMAT "-%s", backup->code,
                                           backup->number, date);
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  return gvt_file_move (self->part, path, error)
         && (backup->path = g_steal_pointer (&path)) != NULL;
}

/* With the folder locked. Returns: (transfer full) (nullable) */
static GvtBackup *
make (Making *self, GvtBackupReason reason, GError **error)
{
  self->part = g_build_filename (self->folder, "next" GVT_BACKUP_PART_SUFFIX, NULL);
  self->backup = g_new0 (GvtBackup, 1);
  self->backup->number = next_number (self->folder);
  self->backup->reason = reason;
  self->backup->facts.at_us = gvt_clock_now_us (self->source->clock);

  if (gvt_folder_ensure (self->part, error) && write_vault (self, error)
      && write_store (self, error) && write_facts (self, error) && name_it (self, error))
    return gvt_backup_read (self->backup->path);

  gvt_backup_remove_folder (self->part);
  return NULL;
}

GvtBackup *
gvt_backup_write (const GvtBackupSource *source,
                  const char *folder,
                  GvtBackupReason reason,
                  GError **error)
{
  g_autofree char *inside = g_build_filename (folder, "next", NULL);
  g_auto (Making) self = { .source = source, .folder = folder };
  g_auto (GvtFolderLock) lock = -1;

  if (!gvt_folder_ensure (folder, error))
    return NULL;

  lock = gvt_folder_lock (inside, error);
  if (lock < 0 || !gvt_backup_go_on (source->watch, GVT_BACKUP_COPYING, 0, 0, error))
    return NULL;

  remove_parts (folder); /* of one that was killed */
  return make (&self, reason, error);
}
