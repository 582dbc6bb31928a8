/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-folder-lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "gvt-error.h"

void
gvt_folder_unlock (GvtFolderLock *self)
{
  if (*self >= 0)
    close (*self);
  *self = -1;
}

GvtFolderLock
gvt_folder_lock (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  GvtFolderLock fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd >= 0 && flock (fd, LOCK_EX) == 0)
    return fd;

  gvt_folder_unlock (&fd);
  g_set_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, "The folder of %s cannot be opened", path);
  return -1;
}
