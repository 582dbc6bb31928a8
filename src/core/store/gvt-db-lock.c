/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-db-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "gvt-error.h"

struct _GvtDbLock
{
  int fd;
  gboolean is_alone;
};

/* Returns: whether it has the lock; where a file system knows none, nobody can be seen */
static gboolean
lock (int fd, int how)
{
  int rc;

  do
    rc = flock (fd, how);
  while (rc != 0 && errno == EINTR);

  return rc == 0 || errno != EWOULDBLOCK;
}

static GvtDbLock *
open_lock (const char *path, GError **error)
{
  g_autofree char *lock_path = g_strconcat (path, "-lock", NULL);
  int fd = open (lock_path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  GvtDbLock *self;

  if (fd < 0)
    {
      g_set_error (error, GVT_ERROR,
                   errno == ENOSPC || errno == EDQUOT ? GVT_ERROR_DISK_FULL : GVT_ERROR_DB_FAILED,
                   "Opening %s: %s", lock_path, g_strerror (errno));
      return NULL;
    }

  self = g_new0 (GvtDbLock, 1);
  self->fd = fd;
  self->is_alone = lock (fd, LOCK_EX | LOCK_NB);
  return self;
}

GvtDbLock *
gvt_db_lock_take (const char *path, GError **error)
{
  GvtDbLock *self = open_lock (path, error);

  if (self != NULL && !self->is_alone)
    lock (self->fd, LOCK_SH);
  return self;
}

GvtDbLock *
gvt_db_lock_take_alone (const char *path, GError **error)
{
  g_autoptr (GvtDbLock) self = open_lock (path, error);

  if (self == NULL || self->is_alone)
    return g_steal_pointer (&self);

  g_set_error (error, GVT_ERROR, GVT_ERROR_DB_BUSY, "Another program works on %s", path);
  return NULL;
}

gboolean
gvt_db_lock_is_alone (const GvtDbLock *self)
{
  return self->is_alone;
}

void
gvt_db_lock_share (GvtDbLock *self)
{
  self->is_alone = FALSE;
  lock (self->fd, LOCK_SH);
}

void
gvt_db_lock_free (GvtDbLock *self)
{
  close (self->fd);
  g_free (self);
}
