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
  gboolean is_ahead;   /* in gvt_db_transact_ahead() */
  GHashTable *memory;  /* Remembered by their keys, of the outermost transaction */
};

G_DEFINE_FINAL_TYPE (GvtDb, gvt_db, G_TYPE_OBJECT)

static void
gvt_db_finalize (GObject *object)
{
  GvtDb *self = GVT_DB (object);

  self->driver->close (self->connection);
  g_hash_table_unref (self->memory);
  g_clear_pointer (&self->lock, gvt_db_lock_free); /* only now may another one be alone */
  G_OBJECT_CLASS (gvt_db_parent_class)->finalize (object);
}

static void
gvt_db_class_init (GvtDbClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gvt_db_finalize;
}

typedef struct
{
  gpointer value;
  GDestroyNotify destroy;
} Remembered;

static void
remembered_free (gpointer data)
{
  Remembered *self = data;

  self->destroy (self->value);
  g_free (self);
}

static void
gvt_db_init (GvtDb *self)
{
  self->memory = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, remembered_free);
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

/* How a transaction begins, ends well and ends badly. */
typedef struct
{
  const char *begin; /* (nullable): the driver's own way */
  const char *commit;
  const char *roll_back;
} Form;

static const Form outermost = { NULL, "COMMIT", "ROLLBACK" };
static const Form nested = { "SAVEPOINT nested", "RELEASE nested",
                             "ROLLBACK TO nested; RELEASE nested" };
/* Of another name: where what was sent ahead failed, some of those inside may never have ended. */
static const Form ahead_of_all = { "SAVEPOINT ahead", "RELEASE ahead",
                                   "ROLLBACK TO ahead; RELEASE ahead" };

static gboolean
begin (GvtDb *self, const Form *form, GError **error)
{
  return form->begin == NULL ? self->driver->begin (self->connection, TRUE, error)
                             : gvt_db_exec (self, form->begin, error);
}

static gboolean
transact (GvtDb *self, const Form *form, GvtTxFunc func, gpointer user_data, GError **error)
{
  gboolean ok;

  if (!gvt_db_check_alive (self, error) || !begin (self, form, error))
    return FALSE;

  self->depth++;
  ok = func (self, user_data, error) && gvt_db_check_alive (self, error);
  self->depth--;

  if (form == &outermost)
    gvt_db_forget (self);
  if (ok && gvt_db_exec (self, form->commit, error))
    return TRUE;

  gvt_db_forget (self);
  gvt_db_exec (self, form->roll_back, NULL);
  return FALSE;
}

gboolean
gvt_db_transact (GvtDb *self, GvtTxFunc func, gpointer user_data, GError **error)
{
  g_return_val_if_fail (GVT_IS_DB (self) && gvt_db_is_mine (self), FALSE);

  return transact (self, self->depth == 0 ? &outermost : &nested, func, user_data, error);
}

typedef struct
{
  GvtTxFunc func;
  gpointer user_data;
  gboolean has_failed; /* what was sent ahead */
} Ahead;

static gboolean
run_ahead (GvtDb *self, gpointer user_data, GError **error)
{
  Ahead *ahead = user_data;
  g_autoptr (GError) local = NULL;
  gboolean ok;

  if (!self->driver->begin_ahead (self->connection, error))
    return FALSE;

  ok = ahead->func (self, ahead->user_data, error);
  ahead->has_failed = !self->driver->end_ahead (self->connection, &local);
  if (ok && ahead->has_failed)
    g_propagate_error (error, g_steal_pointer (&local));
  return ok && !ahead->has_failed;
}

gboolean
gvt_db_transact_ahead (GvtDb *self, GvtTxFunc func, gpointer user_data, GError **error)
{
  Ahead ahead = { func, user_data, FALSE };
  g_autoptr (GError) local = NULL;
  gboolean ok;

  g_return_val_if_fail (GVT_IS_DB (self) && gvt_db_is_mine (self), FALSE);

  if (self->driver->begin_ahead == NULL || self->is_ahead)
    return gvt_db_transact (self, func, user_data, error);

  self->is_ahead = TRUE;
  ok = transact (self, self->depth == 0 ? &outermost : &ahead_of_all, run_ahead, &ahead, &local);
  self->is_ahead = FALSE;
  if (!ok && ahead.has_failed && !g_error_matches (local, GVT_ERROR, GVT_ERROR_DB_BUSY))
    return gvt_db_transact (self, func, user_data, error);
  if (!ok)
    g_propagate_error (error, g_steal_pointer (&local));
  return ok;
}

gpointer
gvt_db_recall (GvtDb *self, const char *key)
{
  Remembered *remembered = g_hash_table_lookup (self->memory, key);

  return remembered != NULL ? remembered->value : NULL;
}

void
gvt_db_remember (GvtDb *self, const char *key, gpointer value, GDestroyNotify destroy)
{
  Remembered *remembered;

  if (self->depth == 0)
    {
      destroy (value);
      return;
    }
  remembered = g_new (Remembered, 1);
  *remembered = (Remembered){ value, destroy };
  g_hash_table_replace (self->memory, g_strdup (key), remembered);
}

void
gvt_db_forget (GvtDb *self)
{
  g_hash_table_remove_all (self->memory);
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
