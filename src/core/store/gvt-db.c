/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "gvt-db"

#include "gvt-db.h"

#include "gvt-db-driver.h"
#include "gvt-db-private.h"
#include "gvt-error.h"

struct _GvtDb
{
  GObject parent_instance;

  const GvtDbDriver *driver;
  gpointer connection; /* the driver's */
  GvtDbLock *lock;     /* (nullable): a reader goes without; its store's writer has one */
  GThread *owner;      /* the one thread allowed to touch @connection now */
  int depth;           /* nesting of gvt_db_transact() */
};

G_DEFINE_FINAL_TYPE (GvtDb, gvt_db, G_TYPE_OBJECT)

static void
gvt_db_finalize (GObject *object)
{
  GvtDb *self = GVT_DB (object);

  self->driver->close (self->connection);
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

GvtDb *
gvt_db_new_for_driver (const GvtDbDriver *driver, gpointer connection)
{
  GvtDb *self = g_object_new (GVT_TYPE_DB, NULL);

  self->driver = driver;
  self->connection = connection;
  return self;
}

const GvtDbDriver *
gvt_db_get_driver (GvtDb *self)
{
  return self->driver;
}

gboolean
gvt_db_is_file (GvtDb *self)
{
  return self->driver->is_file;
}

gpointer
gvt_db_get_connection (GvtDb *self)
{
  return self->connection;
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
  if (self->depth == 0 || self->driver->is_in_transaction (self->connection))
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_DB_FAILED,
                       "The transaction was already rolled back by an earlier failure");
  return FALSE;
}

gboolean
gvt_db_exec (GvtDb *self, const char *constant_sql, GError **error)
{
  g_return_val_if_fail (GVT_IS_DB (self) && gvt_db_is_mine (self), FALSE);

  return self->driver->exec (self->connection, constant_sql, error);
}

static gboolean
begin (GvtDb *self, gboolean outermost, GError **error)
{
  return outermost ? self->driver->begin (self->connection, TRUE, error)
                   : gvt_db_exec (self, "SAVEPOINT nested", error);
}

gboolean
gvt_db_transact (GvtDb *self, GvtTxFunc func, gpointer user_data, GError **error)
{
  gboolean outermost;
  gboolean ok;

  g_return_val_if_fail (GVT_IS_DB (self) && gvt_db_is_mine (self), FALSE);

  outermost = self->depth == 0;
  if (!gvt_db_check_alive (self, error) || !begin (self, outermost, error))
    return FALSE;

  self->depth++;
  ok = func (self, user_data, error) && gvt_db_check_alive (self, error);
  self->depth--;

  if (ok && gvt_db_exec (self, outermost ? "COMMIT" : "RELEASE nested", error))
    return TRUE;

  gvt_db_exec (self, outermost ? "ROLLBACK" : "ROLLBACK TO nested; RELEASE nested", NULL);
  return FALSE;
}

gboolean
gvt_db_snapshot (GvtDb *self, GvtTxFunc func, gpointer user_data, GError **error)
{
  gboolean ok;

  g_return_val_if_fail (GVT_IS_DB (self) && gvt_db_is_mine (self), FALSE);

  if (!self->driver->begin (self->connection, FALSE, error))
    return FALSE;

  self->depth++;
  ok = func (self, user_data, error);
  self->depth--;

  gvt_db_exec (self, "ROLLBACK", NULL);
  return ok;
}

int
gvt_db_changes (GvtDb *self)
{
  return self->driver->changes (self->connection);
}
