/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-small-disk.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

static gboolean
write_text (const char *path, const char *text)
{
  FILE *file = fopen (path, "w");
  gboolean is_written = file != NULL && fputs (text, file) >= 0;

  return file != NULL && fclose (file) == 0 && is_written;
}

gboolean
gvt_small_disk_prepare (void)
{
  g_autofree char *users = g_strdup_printf ("0 %u 1", (guint) geteuid ());
  g_autofree char *groups = g_strdup_printf ("0 %u 1", (guint) getegid ());
  gboolean is_root = geteuid () == 0;

  if (unshare (CLONE_NEWNS | (is_root ? 0 : CLONE_NEWUSER)) != 0)
    return FALSE;
  if (!is_root
      && !(write_text ("/proc/self/setgroups", "deny") && write_text ("/proc/self/uid_map", users)
           && write_text ("/proc/self/gid_map", groups)))
    return FALSE;

  return mount ("none", "/", "none", MS_REC | MS_PRIVATE, NULL) == 0;
}

void
gvt_small_disk_mount (GvtSmallDisk *self, guint n_mib)
{
  g_autofree char *size = g_strdup_printf ("size=%um", n_mib);

  /* Not gvt_test_folder(), which goes before the disk is taken away. */
  self->folder = g_dir_make_tmp ("gvt-test-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
  self->ballast = g_build_filename (self->folder, "ballast", NULL);
  g_assert_cmpint (mount ("none", self->folder, "tmpfs", 0, size), ==, 0);
}

void
gvt_small_disk_fill (GvtSmallDisk *self)
{
  static const char block[64 * 1024];
  int fd = open (self->ballast, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);

  g_assert_cmpint (fd, >=, 0);
  for (gsize size = sizeof block; size > 0; size /= 2)
    while (write (fd, block, size) > 0)
      ;
  g_assert_cmpint (errno, ==, ENOSPC);
  close (fd);
}

void
gvt_small_disk_leave (GvtSmallDisk *self, guint n_kib)
{
  struct stat is;

  gvt_small_disk_fill (self);
  g_assert_cmpint (stat (self->ballast, &is), ==, 0);
  g_assert_cmpint (is.st_size, >, (gint64) n_kib * 1024);
  g_assert_cmpint (truncate (self->ballast, is.st_size - (gint64) n_kib * 1024), ==, 0);
}

void
gvt_small_disk_make_room (GvtSmallDisk *self)
{
  g_assert_cmpint (g_unlink (self->ballast), ==, 0);
}

void
gvt_small_disk_unmount (GvtSmallDisk *self)
{
  g_assert_cmpint (umount (self->folder), ==, 0);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->ballast);
}
