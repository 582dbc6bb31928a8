/* SPDX-License-Identifier: GPL-3.0-or-later */
#define SQLITE_HAS_CODEC 1 /* sqlite3_rekey () */

#include "gvt-db-rekey.h"

#include <glib/gstdio.h>
#include <sodium.h>
#include <sqlite3.h>

#include "gvt-db-private.h"

static gboolean
opens (const char *path, const GvtSecret *key)
{
  g_autoptr (GvtDb) db = gvt_db_connect (path, key, SQLITE_OPEN_READWRITE, NULL);

  return db != NULL;
}

/* The log then holds each page under the new key, the file itself still the old ones; the last act
 * folds the one into the other, and whoever is stopped before it leaves that to the next opening.
 */
static gboolean
rewrite (GvtDb *db, const GvtSecret *key, GError **error)
{
  char text[GVT_DB_RAW_KEY_SIZE];
  int rc;

  gvt_db_raw_key (key, text);
  rc = sqlite3_rekey (gvt_db_get_handle (db), text, GVT_DB_RAW_KEY_SIZE - 1);
  sodium_memzero (text, sizeof text);
  if (rc != SQLITE_OK)
    {
      gvt_db_set_error (db, rc, "Changing the key of the database", error);
      return FALSE;
    }

  return gvt_db_exec (db, "PRAGMA wal_checkpoint (TRUNCATE)", error);
}

gboolean
gvt_db_rekey (const char *path,
              const GvtDbLock *lock,
              const GvtSecret *former,
              const GvtSecret *key,
              GError **error)
{
  g_autofree char *copy_path = g_strconcat (path, GVT_DB_COPY_SUFFIX, NULL);
  g_autoptr (GvtDb) db = NULL;

  g_return_val_if_fail (gvt_db_lock_is_alone (lock), FALSE);

  if (opens (path, key))
    return TRUE;

  db = gvt_db_connect (path, former, SQLITE_OPEN_READWRITE, error);
  if (db == NULL || !gvt_db_set_pragmas (db, error) || !rewrite (db, key, error))
    return FALSE;

  g_unlink (copy_path); /* under the former key */
  return TRUE;
}
