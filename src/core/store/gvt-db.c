/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "gvt-db"

#include "gvt-db.h"

#include <errno.h>

#include <sqlite3.h>

#include "gvt-db-private.h"
#include "gvt-error.h"

struct _GvtDb
{
  GObject parent_instance;

  sqlite3 *handle;
  GvtDbLock *lock; /* (nullable): a reader goes without; its store's writer has one */
  GThread *owner;  /* the one thread allowed to touch @handle now */
  int depth;       /* nesting of gvt_db_transact() */
};

G_DEFINE_FINAL_TYPE (GvtDb, gvt_db, G_TYPE_OBJECT)

static void
gvt_db_finalize (GObject *object)
{
  GvtDb *self = GVT_DB (object);
  int rc = sqlite3_close (self->handle);

  if (rc != SQLITE_OK)
    g_critical ("A statement outlived its database: %s", sqlite3_errstr (rc));

  g_clear_pointer (&self->lock, gvt_db_lock_free); /* only now may another one be alone */
  G_OBJECT_CLASS (gvt_db_parent_class)->finalize (object);
}

static void
gvt_db_class_init (GvtDbClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gvt_db_finalize;
}

static void
gvt_db_init (GvtDb *self)
{
  self->owner = g_thread_self ();
}

static GvtError
translate (sqlite3 *handle, int rc)
{
  switch (rc & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return GVT_ERROR_DB_BUSY;
    case SQLITE_CONSTRAINT:
      return GVT_ERROR_DB_CONSTRAINT;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return GVT_ERROR_DB_CORRUPT;
    case SQLITE_FULL:
      return GVT_ERROR_DISK_FULL;
    case SQLITE_IOERR:
      return sqlite3_system_errno (handle) == ENOSPC ? GVT_ERROR_DISK_FULL : GVT_ERROR_DB_FAILED;
    default:
      return GVT_ERROR_DB_FAILED;
    }
}

void
gvt_db_set_error (GvtDb *self, int rc, const char *doing, GError **error)
{
  g_set_error (error, GVT_ERROR, translate (self->handle, rc), "%s: %s", doing,
               sqlite3_errmsg (self->handle));
}

GvtDb *
gvt_db_new_for_handle (sqlite3 *handle)
{
  GvtDb *self = g_object_new (GVT_TYPE_DB, NULL);

  self->handle = handle;
  return self;
}

sqlite3 *
gvt_db_get_handle (GvtDb *self)
{
  return self->handle;
}

gboolean
gvt_db_is_mine (GvtDb *self)
{
  return self->owner == g_thread_self ();
}

void
gvt_db_take_lock (GvtDb *self, GvtDbLock *lock)
{
  self->lock = lock;
}

gboolean
gvt_db_is_alone (GvtDb *self)
{
  return gvt_db_lock_is_alone (self->lock);
}

void
gvt_db_let_others_in (GvtDb *self)
{
  gvt_db_lock_share (self->lock);
}

void
gvt_db_adopt (GvtDb *self)
{
  self->owner = g_thread_self ();
}

gboolean
gvt_db_check_alive (GvtDb *self, GError **error)
{
  if (self->depth == 0 || !sqlite3_get_autocommit (self->handle))
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_DB_FAILED,
                       "The transaction was already rolled back by an earlier failure");
  return FALSE;
}

gboolean
gvt_db_exec (GvtDb *self, const char *constant_sql, GError **error)
{
  int rc;

  g_return_val_if_fail (GVT_IS_DB (self) && gvt_db_is_mine (self), FALSE);

  rc = sqlite3_exec (self->handle, constant_sql, NULL, NULL, NULL);
  if (rc != SQLITE_OK)
    gvt_db_set_error (self, rc, "Running SQL", error);

  return rc == SQLITE_OK;
}

gboolean
gvt_db_transact (GvtDb *self, GvtTxFunc func, gpointer user_data, GError **error)
{
  gboolean outermost;
  gboolean ok;

  g_return_val_if_fail (GVT_IS_DB (self) && gvt_db_is_mine (self), FALSE);

  outermost = self->depth == 0;
  if (!gvt_db_check_alive (self, error)
      || !gvt_db_exec (self, outermost ? "BEGIN IMMEDIATE" : "SAVEPOINT nested", error))
    return FALSE;

  self->depth++;
  ok = func (self, user_data, error) && gvt_db_check_alive (self, error);
  self->depth--;

  if (ok && gvt_db_exec (self, outermost ? "COMMIT" : "RELEASE nested", error))
    return TRUE;

  sqlite3_exec (self->handle, outermost ? "ROLLBACK" : "ROLLBACK TO nested; RELEASE nested", NULL,
                NULL, NULL);
  return FALSE;
}

gboolean
gvt_db_snapshot (GvtDb *self, GvtTxFunc func, gpointer user_data, GError **error)
{
  gboolean ok;

  g_return_val_if_fail (GVT_IS_DB (self) && gvt_db_is_mine (self), FALSE);

  if (!gvt_db_exec (self, "BEGIN", error))
    return FALSE;

  self->depth++;
  ok = func (self, user_data, error);
  self->depth--;

  sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
  return ok;
}

int
gvt_db_changes (GvtDb *self)
{
  return sqlite3_changes (self->handle);
}
