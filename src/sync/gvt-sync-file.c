/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One file: gathered beside its place, on from where the last attempt stopped, and proven before it
 * goes there. */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-sync-private.h"

typedef struct
{
  GvtSyncRun *run;
  const GvtManifestEntry *entry;
  const char *path;
  int fd;
} Part;

static gboolean
fail (const char *doing, GError **error)
{
  int saved_errno = errno;
  GvtError code = saved_errno == ENOSPC || saved_errno == EDQUOT ? GVT_ERROR_DISK_FULL
                                                                 : GVT_ERROR_DB_FAILED;

  g_set_error (error, GVT_ERROR, (gint) code, "%s a part of a file: %s", doing,
               g_strerror (saved_errno));
  return FALSE;
}

static gboolean
write_at (Part *self, guint64 position, const guint8 *data, gsize length, GError **error)
{
  while (length > 0)
    {
      gssize n = pwrite (self->fd, data, length, (off_t) position);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return fail ("Writing", error);

      data += n;
      position += (guint64) n;
      length -= (gsize) n;
    }

  return TRUE;
}

static gboolean
take_bytes (guint64 position, const guint8 *data, gsize length, gpointer user_data, GError **error)
{
  Part *self = user_data;
  GvtSyncRun *run = self->run;

  if (position + length > self->entry->bytes)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE,
                           "A file is longer than its manifest says");
      return FALSE;
    }
  if (!write_at (self, position, data, length, error))
    return FALSE;

  run->report->n_bytes += length;
  gvt_sync_tell (run, GVT_SYNC_FETCHING, run->report->n_bytes, 0);
  return TRUE;
}

/* How much is here already; more than there should be is none. */
static gboolean
find_offset (Part *self, guint64 *offset, GError **error)
{
  struct stat info;

  if (fstat (self->fd, &info) != 0)
    return fail ("Reading", error);

  *offset = (guint64) info.st_size;
  if (*offset <= self->entry->bytes)
    return TRUE;

  *offset = 0;
  return ftruncate (self->fd, 0) == 0 || fail ("Emptying", error);
}

static gboolean
fetch_rest (Part *self, GError **error)
{
  guint64 offset;

  if (!find_offset (self, &offset, error))
    return FALSE;
  if (offset < self->entry->bytes
      && (!gvt_transport_fetch (self->run->transport, &self->entry->hash, offset, take_bytes, self,
                                self->run->cancellable, error)
          || !find_offset (self, &offset, error)))
    return FALSE;
  if (offset == self->entry->bytes)
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_OFFLINE, "A file stopped in the middle");
  return FALSE;
}

static gboolean
gather (Part *self, GError **error)
{
  gboolean done;

  self->fd = open (self->path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (self->fd < 0)
    return fail ("Opening", error);

  done = fetch_rest (self, error);
  close (self->fd);
  return done;
}

/* %FALSE without an error: these are not the bytes. */
static gboolean
check_hash (Part *self, GError **error)
{
  GError *local = NULL;
  g_autoptr (GMappedFile) file = g_mapped_file_new (self->path, FALSE, &local);
  GvtHash hash;

  if (file == NULL)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_DB_FAILED, "Reading a file back: %s",
                   local->message);
      g_error_free (local);
      return FALSE;
    }

  gvt_hash_data (g_mapped_file_get_contents (file), g_mapped_file_get_length (file), &hash);
  return gvt_hash_equal (&hash, &self->entry->hash);
}

/* Gathers until the hash fits; what an earlier attempt left may be bad, so once more from the
 * start. */
static gboolean
gather_proven (Part *self, GError **error)
{
  gboolean had_part = g_file_test (self->path, G_FILE_TEST_EXISTS);

  for (guint attempt = had_part ? 0 : 1; attempt < 2; attempt++)
    {
      g_autoptr (GError) local = NULL;

      if (!gather (self, error))
        return FALSE;
      if (check_hash (self, &local))
        return TRUE;
      g_unlink (self->path);
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE,
                       "A file is not the one that its manifest names");
  return FALSE;
}

gboolean
gvt_sync_fetch_file (GvtSyncRun *run, const GvtManifestEntry *entry, GError **error)
{
  g_autofree char *path = gvt_sync_part_path (run, entry);
  Part self = { .run = run, .entry = entry, .path = path, .fd = -1 };

  if (!gather_proven (&self, error))
    return FALSE;
  if (gvt_sync_place_file (run, entry, path, error))
    return TRUE;

  g_unlink (path); /* it is the named file, and still not what it should be */
  return FALSE;
}

gboolean
gvt_sync_extend_part (GvtSyncRun *run,
                      const GvtManifestEntry *entry,
                      guint64 position,
                      GBytes *bytes,
                      guint64 *length,
                      GError **error)
{
  g_autofree char *path = gvt_sync_part_path (run, entry);
  Part self = { .run = run, .entry = entry, .path = path, .fd = -1 };
  guint64 end = position + (bytes != NULL ? g_bytes_get_size (bytes) : 0);
  gboolean done;

  self.fd = open (self.path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (self.fd < 0)
    return fail ("Opening", error);

  done = find_offset (&self, length, error);
  if (done && position <= *length && end > *length && end <= entry->bytes)
    {
      const guint8 *data = g_bytes_get_data (bytes, NULL);

      done = write_at (&self, *length, data + (*length - position), end - *length, error)
             && (fsync (self.fd) == 0 || fail ("Keeping", error));
      *length = done ? end : *length;
    }
  close (self.fd);
  return done;
}

gboolean
gvt_sync_finish_part (GvtSyncRun *run, const GvtManifestEntry *entry, GError **error)
{
  g_autofree char *path = gvt_sync_part_path (run, entry);
  Part self = { .run = run, .entry = entry, .path = path, .fd = -1 };
  g_autoptr (GError) local = NULL;

  if (check_hash (&self, &local))
    return gvt_sync_place_file (run, entry, path, error);
  if (local == NULL)
    {
      g_unlink (path);
      g_set_error_literal (&local, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE,
                           "A file is not the one that its manifest names");
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
