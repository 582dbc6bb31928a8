/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "gvt-store"

#include "gvt-store.h"

#include <glib/gstdio.h>

#include "gvt-db-copy.h"
#include "gvt-db-private.h"
#include "gvt-error.h"

#define MAX_IDLE_READERS 4

/* A write that waits for its turn; lives on the stack of the thread that asked for it. */
typedef struct
{
  GvtTxFunc func; /* NULL: the writer ends */
  gpointer user_data;
  gboolean is_bare; /* not in a transaction */
  GError *error;
  gboolean succeeded;
  gboolean is_done;
} Job;

struct _GvtStore
{
  GObject parent_instance;

  char *path;     /* (nullable): the file, and its key; without them the next two */
  GvtSecret *key; /* (nullable) */
  GvtReaderFunc open_reader;
  gpointer reader_data;
  GDestroyNotify destroy_data; /* (nullable) */
  GThread *writer;
  GAsyncQueue *jobs;

  GMutex lock; /* guards what follows, and each job's @is_done */
  GCond done;
  GQueue idle_readers; /* GvtDb */
  guint n_reading;
  guint most_readers; /* 0: no bound */
  guint wait_ms;      /* for one of them */
  GCond returned;
  gboolean is_closed;
};

G_DEFINE_FINAL_TYPE (GvtStore, gvt_store, G_TYPE_OBJECT)

typedef struct
{
  GvtStore *store; /* borrowed: the store joins its writer before it goes */
  GvtDb *db;       /* owned */
} WriterStart;

static gboolean
run_job (GvtDb *db, Job *job)
{
  if (job->func == NULL)
    return TRUE;
  return job->is_bare ? job->func (db, job->user_data, &job->error)
                      : gvt_db_transact (db, job->func, job->user_data, &job->error);
}

static gpointer
run_writer (gpointer data)
{
  g_autofree WriterStart *start = data;
  GvtStore *self = start->store;
  g_autoptr (GvtDb) db = start->db;
  gboolean is_ending = FALSE;

  gvt_db_adopt (db);
  while (!is_ending)
    {
      Job *job = g_async_queue_pop (self->jobs);

      is_ending = job->func == NULL;
      job->succeeded = run_job (db, job);

      g_mutex_lock (&self->lock);
      job->is_done = TRUE;
      g_cond_broadcast (&self->done);
      g_mutex_unlock (&self->lock);
    }

  return NULL;
}

static void
gvt_store_finalize (GObject *object)
{
  GvtStore *self = GVT_STORE (object);

  gvt_store_close (self);
  g_async_queue_unref (self->jobs);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->done);
  g_cond_clear (&self->returned);
  if (self->destroy_data != NULL)
    self->destroy_data (self->reader_data);
  g_clear_pointer (&self->key, gvt_secret_unref);
  g_free (self->path);
  G_OBJECT_CLASS (gvt_store_parent_class)->finalize (object);
}

static void
gvt_store_class_init (GvtStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gvt_store_finalize;
}

static void
gvt_store_init (GvtStore *self)
{
  self->jobs = g_async_queue_new ();
  g_mutex_init (&self->lock);
  g_cond_init (&self->done);
  g_cond_init (&self->returned);
  g_queue_init (&self->idle_readers);
}

static void
start_writer (GvtStore *self, GvtDb *db)
{
  WriterStart *start = g_new0 (WriterStart, 1);

  start->store = self;
  start->db = db;
  self->writer = g_thread_new ("gvt-writer", run_writer, start);
}

GvtStore *
gvt_store_open (const char *path, const GvtSecret *key, const GvtSchema *schema, GError **error)
{
  GvtDb *db = gvt_db_open (path, key, schema, error);
  GvtStore *self;

  if (db == NULL)
    return NULL;

  self = g_object_new (GVT_TYPE_STORE, NULL);
  self->path = g_strdup (path);
  self->key = gvt_secret_ref ((GvtSecret *) key);
  start_writer (self, db);
  return self;
}

GvtStore *
gvt_store_new (GvtDb *writer, GvtReaderFunc open_reader, gpointer user_data, GDestroyNotify destroy)
{
  GvtStore *self;

  g_return_val_if_fail (GVT_IS_DB (writer) && open_reader != NULL, NULL);

  self = g_object_new (GVT_TYPE_STORE, NULL);
  self->open_reader = open_reader;
  self->reader_data = user_data;
  self->destroy_data = destroy;
  start_writer (self, writer);
  return self;
}

void
gvt_store_bound_readers (GvtStore *self, guint most, guint wait_ms)
{
  g_return_if_fail (GVT_IS_STORE (self));

  g_mutex_lock (&self->lock);
  self->most_readers = most;
  self->wait_ms = wait_ms;
  g_cond_broadcast (&self->returned);
  g_mutex_unlock (&self->lock);
}

void
gvt_store_get_readers (GvtStore *self, GvtStoreReaders *readers)
{
  g_return_if_fail (GVT_IS_STORE (self) && readers != NULL);

  g_mutex_lock (&self->lock);
  readers->n_reading = self->n_reading;
  readers->n_idle = g_queue_get_length (&self->idle_readers);
  readers->most = self->most_readers;
  g_mutex_unlock (&self->lock);
}

/* With the lock held, so that no job can stand in the queue behind the one that ends the writer. */
static gboolean
enqueue (GvtStore *self, Job *job)
{
  if (self->is_closed)
    return FALSE;

  g_async_queue_push (self->jobs, job);
  return TRUE;
}

static gboolean
set_closed_error (GError **error)
{
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_LOCKED, "The store is closed");
  return FALSE;
}

static gboolean
run_on_writer (GvtStore *self, Job *job, GError **error)
{
  gboolean is_accepted;

  g_mutex_lock (&self->lock);
  is_accepted = enqueue (self, job);
  while (is_accepted && !job->is_done)
    g_cond_wait (&self->done, &self->lock);
  g_mutex_unlock (&self->lock);

  if (!is_accepted)
    return set_closed_error (error);
  if (job->error != NULL)
    g_propagate_error (error, job->error);

  return job->succeeded;
}

gboolean
gvt_store_write (GvtStore *self, GvtTxFunc func, gpointer user_data, GError **error)
{
  Job job = { .func = func, .user_data = user_data };

  g_return_val_if_fail (GVT_IS_STORE (self) && func != NULL, FALSE);
  g_return_val_if_fail (g_thread_self () != self->writer, FALSE); /* it would wait for itself */

  return run_on_writer (self, &job, error);
}

static gboolean
empty_log (GvtDb *db, gpointer unused, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, "PRAGMA wal_checkpoint (TRUNCATE)", error);

  if (stmt == NULL || !gvt_stmt_one (stmt, "a log", error))
    return FALSE;
  if (gvt_stmt_int (stmt, 0) == 0)
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_DB_BUSY, "Somebody reads what is in the log");
  return FALSE;
}

/* What is about a file. */
static gboolean
check_file (GvtStore *self, GError **error)
{
  gboolean is_closed;

  g_mutex_lock (&self->lock);
  is_closed = self->is_closed;
  g_mutex_unlock (&self->lock);

  if (is_closed)
    return set_closed_error (error);
  if (self->path != NULL)
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_STATE, "The store is no file of ours");
  return FALSE;
}

gboolean
gvt_store_forget_past (GvtStore *self, GError **error)
{
  g_autofree char *copy_path = NULL;
  Job job = { .func = empty_log, .is_bare = TRUE };

  g_return_val_if_fail (GVT_IS_STORE (self), FALSE);
  g_return_val_if_fail (g_thread_self () != self->writer, FALSE);

  if (!check_file (self, error) || !run_on_writer (self, &job, error))
    return FALSE;
  copy_path = g_strconcat (self->path, GVT_DB_COPY_SUFFIX, NULL);
  g_unlink (copy_path);
  return TRUE;
}

/* With the lock held. Returns: whether one more may read */
static gboolean
wait_for_room (GvtStore *self)
{
  gint64 end_us = g_get_monotonic_time () + (gint64) self->wait_ms * 1000;
  gboolean may_wait = TRUE;

  while (!self->is_closed && self->most_readers > 0 && self->n_reading >= self->most_readers
         && may_wait)
    may_wait = g_cond_wait_until (&self->returned, &self->lock, end_us);
  return self->most_readers == 0 || self->n_reading < self->most_readers;
}

/* Counts one more who reads, whose connection is @db or is still to be opened. */
static gboolean
enter (GvtStore *self, GvtDb **db, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gboolean has_room = wait_for_room (self);

  if (self->is_closed)
    return set_closed_error (error);
  if (!has_room)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_DB_BUSY,
                           "As many read from the store as may at one time");
      return FALSE;
    }

  self->n_reading++;
  *db = g_queue_pop_head (&self->idle_readers);
  return TRUE;
}

/* @db: (transfer full) (nullable): none could be opened */
static void
return_reader (GvtStore *self, GvtDb *db)
{
  gboolean is_kept;

  g_mutex_lock (&self->lock);
  self->n_reading--;
  is_kept = db != NULL && !self->is_closed
            && g_queue_get_length (&self->idle_readers) < MAX_IDLE_READERS;
  if (is_kept)
    g_queue_push_head (&self->idle_readers, db);
  g_cond_signal (&self->returned);
  g_mutex_unlock (&self->lock);

  if (db != NULL && !is_kept)
    g_object_unref (db);
}

static GvtDb *
borrow_reader (GvtStore *self, GError **error)
{
  GvtDb *db = NULL;

  if (!enter (self, &db, error))
    return NULL;
  if (db != NULL)
    {
      gvt_db_adopt (db);
      return db;
    }

  db = self->path != NULL ? gvt_db_open_reader (self->path, self->key, error)
                          : self->open_reader (self->reader_data, error);
  if (db == NULL)
    return_reader (self, NULL);
  return db;
}

gboolean
gvt_store_read (GvtStore *self, GvtTxFunc func, gpointer user_data, GError **error)
{
  GvtDb *db;
  gboolean ok;

  g_return_val_if_fail (GVT_IS_STORE (self) && func != NULL, FALSE);

  db = borrow_reader (self, error);
  if (db == NULL)
    return FALSE;

  ok = gvt_db_snapshot (db, func, user_data, error);
  return_reader (self, db);
  return ok;
}

gboolean
gvt_store_copy (GvtStore *self, const char *path, const GvtDbCopyActs *acts, GError **error)
{
  g_return_val_if_fail (GVT_IS_STORE (self) && path != NULL, FALSE);

  return check_file (self, error) && gvt_db_copy_file (self->path, path, self->key, acts, error);
}

gboolean
gvt_store_read_copy (
    GvtStore *self, const char *path, GvtTxFunc func, gpointer user_data, GError **error)
{
  g_return_val_if_fail (GVT_IS_STORE (self) && path != NULL, FALSE);

  return gvt_db_read_file (path, self->key, func, user_data, error);
}

void
gvt_store_close (GvtStore *self)
{
  Job last = { 0 };
  gboolean is_first;

  g_return_if_fail (GVT_IS_STORE (self));

  g_mutex_lock (&self->lock);
  is_first = !self->is_closed;
  self->is_closed = TRUE;
  g_cond_broadcast (&self->returned);
  g_mutex_unlock (&self->lock);

  if (!is_first || self->writer == NULL)
    return;

  /* Readers first, and only then the writer: the last connection to close folds the log into the
   * file, and of two that close at once neither is the last. */
  g_queue_clear_full (&self->idle_readers, g_object_unref);
  g_async_queue_push (self->jobs, &last);
  g_thread_join (g_steal_pointer (&self->writer));
}
