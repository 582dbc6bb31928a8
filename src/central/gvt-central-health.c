/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-health.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "gvt-central-private.h"
#include "gvt-error.h"
#include "gvt-key-store.h"

#define ROOM (256 * 1024) /* of a push of the usual size, and of what it makes the log grow by */

static gboolean
fail (const char *path, int saved_errno, GError **error)
{
  GvtError code = GVT_ERROR_DB_FAILED;

  if (saved_errno == ENOSPC || saved_errno == EDQUOT || saved_errno == EFBIG)
    code = GVT_ERROR_DISK_FULL;
  else if (saved_errno == EACCES || saved_errno == EPERM || saved_errno == EROFS)
    code = GVT_ERROR_NO_ACCESS;

  g_set_error (error, GVT_ERROR, (gint) code, "Making room in %s: %s", path,
               g_strerror (saved_errno));
  return FALSE;
}

/* The log of the store may have room inside from before, so a commit alone proves no free disk. */
static gboolean
try_room (GvtCentral *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, ".room-XXXXXX", NULL);
  int fd = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);
  int trouble;

  if (fd < 0)
    return fail (self->folder, errno, error);

  g_unlink (path); /* now, so that nothing is left however this ends */
  trouble = posix_fallocate (fd, 0, ROOM);
  close (fd);
  return trouble == 0 || fail (self->folder, trouble, error);
}

static gboolean
write_epoch_again (GvtDb *db, gpointer user_data, GError **error)
{
  GvtCentral *self = user_data;

  return gvt_key_store_set_centre_epoch (db, self->epoch, error);
}

static gboolean
is_fresh (GvtCentral *self)
{
  gint64 age_us = gvt_clock_boot_us (self->clock) - self->tried_us;

  return self->has_tried && age_us >= 0 && age_us < GVT_HEALTH_LIFE_US;
}

gboolean
gvt_central_check_health (GvtCentral *self, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (GVT_IS_CENTRAL (self), FALSE);

  locker = g_mutex_locker_new (&self->health_lock);
  if (!is_fresh (self))
    {
      g_clear_error (&self->trouble);
      if (try_room (self, &self->trouble))
        gvt_store_write (self->store, write_epoch_again, self, &self->trouble);
      self->has_tried = TRUE;
      self->tried_us = gvt_clock_boot_us (self->clock);
    }

  if (self->trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (self->trouble));
  return FALSE;
}
