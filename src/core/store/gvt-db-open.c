/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "gvt-db"

#define SQLITE_HAS_CODEC 1 /* sqlite3_key () */

#include "gvt-db.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>
#include <sodium.h>
#include <sqlite3.h>

#include "gvt-db-private.h"
#include "gvt-error.h"
#include "gvt-file.h"

#define BUSY_TIMEOUT_MS 5000
#define COPY_PAGES      256 /* a megabyte: between two of them a copy can be stopped */
#define PLAIN_MAGIC     "SQLite format 3" /* with its NUL: the first 16 bytes of a plain database */

/* The form x'…' gives SQLCipher the key itself, so that it derives nothing: our Argon2id already
 * did. */
void
gvt_db_raw_key (const GvtSecret *key, char *text)
{
  text[0] = 'x';
  text[1] = '\'';
  sodium_bin2hex (text + 2, 2 * GVT_KEY_SIZE + 1, gvt_secret_get (key), GVT_KEY_SIZE);
  text[GVT_DB_RAW_KEY_SIZE - 2] = '\'';
  text[GVT_DB_RAW_KEY_SIZE - 1] = '\0';
}

static int
give_key (sqlite3 *handle, const GvtSecret *key)
{
  char text[GVT_DB_RAW_KEY_SIZE];
  int rc;

  gvt_db_raw_key (key, text);
  rc = sqlite3_key (handle, text, GVT_DB_RAW_KEY_SIZE - 1);
  sodium_memzero (text, sizeof text);

  return rc;
}

static gboolean
has_content (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 && status.st_size > 0;
}

/* I12: a file that is refused stays as it is, its log too; an empty one was made by this opening,
 * and goes. */
static void
leave_as_it_is (GvtDb *self)
{
  sqlite3 *handle = gvt_db_get_handle (self);

  if (has_content (sqlite3_filename_wal (sqlite3_db_filename (handle, "main"))))
    sqlite3_db_config (handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
}

/* For its owner alone whatever the umask says: SQLite gives the log and its index the mode of the
 * file. Only one that is made here has a descriptor of ours: nobody can hold a lock on it yet. */
static void
make_private_file (const char *path)
{
  int fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (fd >= 0)
    close (fd);
}

/* What an earlier version made, or somebody put back from a copy. */
static void
tighten (const char *path)
{
  g_autofree char *log_path = g_strconcat (path, "-wal", NULL);
  g_autofree char *index_path = g_strconcat (path, "-shm", NULL);

  gvt_file_make_private (path);
  gvt_file_make_private (log_path);
  gvt_file_make_private (index_path);
}

GvtDb *
gvt_db_connect (const char *path, const GvtSecret *key, int flags, GError **error)
{
  sqlite3 *handle = NULL;
  g_autoptr (GvtDb) self = NULL;
  int rc;

  if ((flags & SQLITE_OPEN_CREATE) != 0)
    make_private_file (path);
  rc = sqlite3_open_v2 (path, &handle, flags, NULL);
  self = gvt_db_new_for_handle (handle);
  if (rc == SQLITE_OK)
    rc = give_key (handle, key);
  if (rc != SQLITE_OK)
    {
      gvt_db_set_error (self, rc, "Opening the database", error);
      return NULL;
    }

  sqlite3_busy_timeout (handle, BUSY_TIMEOUT_MS);
  /* A wrong key first shows at the first read. */
  if (gvt_db_exec (self,
                   "PRAGMA cipher_log_level = NONE;"
                   "PRAGMA temp_store = MEMORY;"
                   "SELECT count (*) FROM sqlite_master;",
                   error))
    return g_steal_pointer (&self);

  leave_as_it_is (self);
  return NULL;
}

gboolean
gvt_db_set_pragmas (GvtDb *self, GError **error)
{
  return gvt_db_exec (self,
                      "PRAGMA journal_mode = WAL;"
                      "PRAGMA synchronous = FULL;"
                      "PRAGMA foreign_keys = ON;"
                      "PRAGMA secure_delete = ON;",
                      error);
}

int
gvt_db_get_version (GvtDb *self)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (self, "PRAGMA user_version", NULL);

  return stmt != NULL && gvt_stmt_next (stmt, NULL) ? (int) gvt_stmt_int (stmt, 0) : -1;
}

typedef struct
{
  const GvtSchema *schema;
  guint index;
} Migration;

static gboolean
apply_migration (GvtDb *self, gpointer user_data, GError **error)
{
  Migration *migration = user_data;
  const char *path = migration->schema->files[migration->index];
  g_autofree char *stamp = g_strdup_printf ("PRAGMA user_version = %u; PRAGMA application_id = %u",
                                            migration->index + 1,
                                            migration->schema->application_id);
  g_autoptr (GBytes) sql = g_resource_lookup_data (migration->schema->get_resource (), path, 0,
                                                   error);

  if (sql != NULL && gvt_db_exec (self, g_bytes_get_data (sql, NULL), error)
      && gvt_db_exec (self, stamp, error))
    return TRUE;

  g_prefix_error (error, "Migration %s: ", path);
  return FALSE;
}

/* The backup API reads through the pages' encryption and writes the copy under the same key. */
/* All in one step, or some pages at a time, within one view of the data: else a writer in between
 * would have it begin anew. What SQLite does not like, it tells at the end. */
static void
copy_pages (GvtDb *self, sqlite3_backup *backup, const GvtDbCopyActs *acts, GError **error)
{
  gboolean is_watched = acts != NULL && acts->step != NULL;
  int rc;

  if (is_watched && !gvt_db_exec (self, "BEGIN; SELECT count (*) FROM sqlite_master;", error))
    return;

  do
    {
      rc = sqlite3_backup_step (backup, is_watched ? COPY_PAGES : -1);
      if (rc == SQLITE_OK
          && !acts->step (
              (guint64) (sqlite3_backup_pagecount (backup) - sqlite3_backup_remaining (backup)),
              (guint64) sqlite3_backup_pagecount (backup), acts->user_data, error))
        return;
    }
  while (rc == SQLITE_OK);
}

gboolean
gvt_db_copy (
    GvtDb *self, const char *path, const GvtSecret *key, const GvtDbCopyActs *acts, GError **error)
{
  g_autoptr (GvtDb) copy = NULL;
  g_autoptr (GError) local = NULL;
  sqlite3_backup *backup;
  int rc;

  g_unlink (path);
  copy = gvt_db_connect (path, key, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
  if (copy == NULL)
    return FALSE;

  backup = sqlite3_backup_init (gvt_db_get_handle (copy), "main", gvt_db_get_handle (self), "main");
  if (backup != NULL)
    copy_pages (self, backup, acts, &local);
  rc = backup != NULL ? sqlite3_backup_finish (backup) : SQLITE_ERROR;
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (rc != SQLITE_OK)
    gvt_db_set_error (copy, rc, "Copying the database", error);
  else
    return TRUE;

  return FALSE;
}

static gboolean
check_version (GvtDb *self, const GvtSchema *schema, GError **error)
{
  guint latest = gvt_schema_get_version (schema);
  int version = gvt_db_get_version (self);

  if (version <= (int) latest)
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_TOO_NEW,
               "Store version %d is newer than %u, the newest this program knows", version, latest);
  return FALSE;
}

static gboolean
migrate (
    GvtDb *self, const char *path, const GvtSecret *key, const GvtSchema *schema, GError **error)
{
  guint latest = gvt_schema_get_version (schema);
  int version = gvt_db_get_version (self);
  g_autofree char *copy_path = g_strconcat (path, GVT_DB_COPY_SUFFIX, NULL);

  if (version < (int) latest && !gvt_db_is_alone (self))
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_DB_BUSY,
                   "Another program has the store open in its version %d", version);
      return FALSE;
    }

  if (version == (int) latest)
    g_unlink (copy_path); /* the start after the migration went well */
  else if (version > 0 && !gvt_db_copy (self, copy_path, key, NULL, error))
    return FALSE;

  for (guint i = version; i < latest; i++)
    {
      Migration migration = { schema, i };

      if (!gvt_db_transact (self, apply_migration, &migration, error))
        return FALSE;
    }

  return TRUE;
}

/* D2: `PRAGMA cipher_version` proves nothing; the bytes on disk do. Read through SQLite's own
 * descriptor: closing another one would drop the locks that this process holds on the file, and the
 * next program to leave would then delete the log that is still being written. */
static gboolean
check_encrypted (GvtDb *self, GError **error)
{
  char first[sizeof PLAIN_MAGIC] = { 0 };
  sqlite3_file *file = NULL;
  int rc = sqlite3_file_control (gvt_db_get_handle (self), "main", SQLITE_FCNTL_FILE_POINTER,
                                 &file);

  if (rc == SQLITE_OK && file->pMethods != NULL)
    rc = file->pMethods->xRead (file, first, sizeof first, 0);
  if (rc != SQLITE_OK)
    {
      gvt_db_set_error (self, rc, "Reading the database's first bytes", error);
      return FALSE;
    }
  if (memcmp (first, PLAIN_MAGIC, sizeof first) != 0)
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_DB_CORRUPT, "The database is not encrypted");
  return FALSE;
}

static gboolean
check_all (GvtDb *self, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (self, "PRAGMA quick_check (1)", error);

  if (stmt == NULL || !gvt_stmt_one (stmt, "a verdict on the database", error))
    return FALSE;
  if (g_strcmp0 (gvt_stmt_text (stmt, 0), "ok") == 0)
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_DB_CORRUPT, "The database is damaged: %s",
               gvt_stmt_text (stmt, 0));
  return FALSE;
}

/* After an end without a close, the log may show what the system holds in memory and the disk does
 * not: a sync that failed leaves its pages marked as written. What is built upon such a part of the
 * log goes with it in the next power cut, so all of it is written anew, into the file. On a full
 * disk that waits: what is there can still be read. */
static gboolean
settle_after_crash (GvtDb *self, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (!check_all (self, error))
    return FALSE;
  if (gvt_db_exec (self, "PRAGMA wal_checkpoint (TRUNCATE)", &local)
      || g_error_matches (local, GVT_ERROR, GVT_ERROR_DISK_FULL))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* A log with content that nobody uses: the last program did not close the file. While another one
 * has it open, a log is as it should be. */
static gboolean
was_left_open (const GvtDbLock *lock, const char *path)
{
  g_autofree char *log_path = g_strconcat (path, "-wal", NULL);

  return gvt_db_lock_is_alone (lock) && has_content (log_path);
}

gboolean
gvt_db_require (const char *path, GError **error)
{
  g_autofree char *log_path = g_strconcat (path, "-wal", NULL);

  if (has_content (path) || has_content (log_path))
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_DB_MISSING, "%s", path);
  return FALSE;
}

GvtDb *
gvt_db_open (const char *path, const GvtSecret *key, const GvtSchema *schema, GError **error)
{
  g_autoptr (GvtDbLock) lock = NULL;
  g_autoptr (GvtDb) self = NULL;
  g_autoptr (GError) local = NULL;
  gboolean is_suspect;

  g_return_val_if_fail (path != NULL && schema != NULL, NULL);
  g_return_val_if_fail (gvt_secret_size (key) == GVT_KEY_SIZE, NULL);

  lock = gvt_db_lock_take (path, error);
  if (lock == NULL)
    return NULL;

  tighten (path);
  is_suspect = was_left_open (lock, path);
  self = gvt_db_connect (path, key, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
  if (self == NULL)
    return NULL;

  gvt_db_take_lock (self, g_steal_pointer (&lock));
  if (gvt_db_set_pragmas (self, &local) && check_version (self, schema, &local)
      && (!is_suspect || settle_after_crash (self, &local))
      && migrate (self, path, key, schema, &local) && check_encrypted (self, &local))
    {
      gvt_db_let_others_in (self);
      return g_steal_pointer (&self);
    }

  leave_as_it_is (self);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

GvtDb *
gvt_db_open_memory (GError **error)
{
  sqlite3 *handle = NULL;
  int rc = sqlite3_open_v2 (":memory:", &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
  g_autoptr (GvtDb) self = gvt_db_new_for_handle (handle);

  if (rc != SQLITE_OK)
    {
      gvt_db_set_error (self, rc, "Opening a database in memory", error);
      return NULL;
    }
  return gvt_db_exec (self, "PRAGMA temp_store = MEMORY", error) ? g_steal_pointer (&self) : NULL;
}

GvtDb *
gvt_db_open_reader (const char *path, const GvtSecret *key, GError **error)
{
  g_autoptr (GvtDb) self = gvt_db_connect (path, key, SQLITE_OPEN_READWRITE, error);

  if (self == NULL || !gvt_db_exec (self, "PRAGMA query_only = ON", error))
    return NULL;

  return g_steal_pointer (&self);
}

guint
gvt_schema_get_version (const GvtSchema *schema)
{
  return g_strv_length ((char **) schema->files);
}
