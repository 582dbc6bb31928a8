/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "gvt-error.h"
#include "gvt-secret.h"

#define MAX_SECRET 1024 /* bytes of one line */

typedef int Descriptor;

static void
close_descriptor (Descriptor *fd)
{
  if (*fd >= 0)
    close (*fd);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Descriptor, close_descriptor)

/* Which file it is, people are told where they can do something about it. */
static gboolean
fail (const char *doing, const char *path, int saved_errno, GError **error)
{
  if (saved_errno == ENOENT || saved_errno == ENOTDIR)
    gvt_error_tell (error, GVT_ERROR_NOT_FOUND,
                    _ ("There is no file or folder %s. Nothing was changed. Check its name, and "
                       "the folder that it is in."),
                    path);
  else if (saved_errno == EACCES || saved_errno == EPERM || saved_errno == EROFS)
    gvt_error_tell (error, GVT_ERROR_NO_ACCESS,
                    _ ("Go Vote may not read or write %s: it belongs to another user of this "
                       "computer, or the disk is write-protected. Nothing was changed. Choose "
                       "another place, or ask whoever looks after this computer."),
                    path);
  else
    g_set_error (error, GVT_ERROR,
                 saved_errno == ENOSPC || saved_errno == EDQUOT ? GVT_ERROR_DISK_FULL
                                                                : GVT_ERROR_DB_FAILED,
                 "%s %s: %s", doing, path, g_strerror (saved_errno));
  return FALSE;
}

static gboolean
write_all (int fd, GBytes *bytes)
{
  gsize left;
  const guint8 *data = g_bytes_get_data (bytes, &left);

  while (left > 0)
    {
      gssize n = write (fd, data, left);

      if (n < 0 && errno != EINTR)
        return FALSE;
      if (n > 0)
        {
          data += n;
          left -= n;
        }
    }

  return TRUE;
}

/* The file is whole and on the disk, under its temporary name, when this returns %TRUE. */
static gboolean
write_temporary (char *template, GBytes *bytes)
{
  g_auto (Descriptor) fd = g_mkstemp_full (template, O_RDWR | O_CLOEXEC, 0600);
  int saved_errno;

  if (fd < 0)
    return FALSE;
  if (write_all (fd, bytes) && fsync (fd) == 0)
    return TRUE;

  saved_errno = errno;
  unlink (template);
  errno = saved_errno;
  return FALSE;
}

/* What some sticks are formatted as knows no syncing of folders, and says so by EINVAL: there is
 * nothing more to ask of them. */
static gboolean
sync_open (int fd)
{
  struct stat about;

  if (fd < 0)
    return FALSE;
  return fsync (fd) == 0 || (errno == EINVAL && fstat (fd, &about) == 0 && S_ISDIR (about.st_mode));
}

/* A rename is on the disk only when its folder is. */
static gboolean
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_auto (Descriptor) fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  return sync_open (fd);
}

gboolean
gvt_file_write (const char *path, GBytes *bytes, GError **error)
{
  g_autofree char *template = g_strconcat (path, ".XXXXXX", NULL);
  int saved_errno;

  if (!write_temporary (template, bytes))
    return fail ("Writing", path, errno, error);

  if (rename (template, path) != 0)
    {
      saved_errno = errno;
      unlink (template);
      return fail ("Replacing", path, saved_errno, error);
    }

  return sync_folder (path) || fail ("Syncing the folder of", path, errno, error);
}

static gboolean
sync_file (const char *path)
{
  g_auto (Descriptor) fd = open (path, O_RDONLY | O_CLOEXEC);

  return sync_open (fd);
}

gboolean
gvt_file_move (const char *from, const char *to, GError **error)
{
  if (!sync_file (from))
    return fail ("Syncing", from, errno, error);
  if (rename (from, to) != 0)
    return fail ("Replacing", to, errno, error);

  return sync_folder (to) || fail ("Syncing the folder of", to, errno, error);
}

static gboolean
read_all (int fd, guint8 *into, gsize length)
{
  while (length > 0)
    {
      gssize n = read (fd, into, length);

      if (n == 0)
        errno = EIO; /* shorter than it was a moment ago */
      if (n == 0 || (n < 0 && errno != EINTR))
        return FALSE;
      if (n > 0)
        {
          into += n;
          length -= n;
        }
    }

  return TRUE;
}

GBytes *
gvt_file_read (const char *path, gsize max_bytes, GError **error)
{
  /* A pipe in the place of a file would be waited for; a file does not mind. */
  g_auto (Descriptor) fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  g_autofree guint8 *content = NULL;
  struct stat info;

  if (fd < 0 || fstat (fd, &info) != 0)
    {
      fail ("Opening", path, errno, error);
      return NULL;
    }
  if (!S_ISREG (info.st_mode))
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("%s is not a file"), path);
      return NULL;
    }
  if ((guint64) info.st_size > max_bytes)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_TOO_LARGE,
                   "%s has %" G_GINT64_FORMAT " bytes, more than %" G_GSIZE_FORMAT, path,
                   (gint64) info.st_size, max_bytes);
      return NULL;
    }

  content = g_try_malloc (info.st_size + 1); /* the caps of packs are large */
  if (content == NULL)
    {
      fail ("Reading", path, ENOMEM, error);
      return NULL;
    }
  if (!read_all (fd, content, info.st_size))
    {
      fail ("Reading", path, errno, error);
      return NULL;
    }

  return g_bytes_new_take (g_steal_pointer (&content), info.st_size);
}

/* Byte by byte: what follows the line on standard input belongs to somebody else, and no buffer
 * of the C library keeps a copy. */
static gssize
read_line (int fd, char *line, gsize size)
{
  gsize length = 0;

  while (length < size)
    {
      gssize n = read (fd, line + length, 1);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return -1;
      if (n == 0 || line[length] == '\n')
        break;
      length++;
    }

  return length;
}

static gboolean
is_good_secret (const char *line, gssize length)
{
  return length > 0 && length < MAX_SECRET && g_utf8_validate_len (line, length, NULL);
}

char *
gvt_file_read_secret (const char *path, GError **error)
{
  gboolean is_stdin = g_str_equal (path, "-");
  g_auto (Descriptor) fd = is_stdin ? dup (STDIN_FILENO) : open (path, O_RDONLY | O_CLOEXEC);
  char *line;
  gssize length;

  if (fd < 0)
    {
      fail ("Opening", path, errno, error);
      return NULL;
    }

  line = g_malloc0 (MAX_SECRET + 1);
  length = read_line (fd, line, MAX_SECRET);
  if (length >= 0)
    line[length] = '\0'; /* where the line end was read */
  if (length > 0 && line[length - 1] == '\r')
    line[--length] = '\0';
  if (is_good_secret (line, length))
    return line;

  gvt_wipe_free (line);
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("%s does not begin with a line of text"),
               is_stdin ? _ ("standard input") : path);
  return NULL;
}

void
gvt_file_make_private (const char *path)
{
  struct stat info;

  if (stat (path, &info) == 0 && (info.st_mode & (S_IRWXG | S_IRWXO)) != 0)
    chmod (path, info.st_mode & S_IRWXU);
}

/* Returns: whether @path is a folder now; a new one has its name on the disk */
static gboolean
ensure_one (const char *path)
{
  if (mkdir (path, 0700) == 0)
    return sync_folder (path);

  return errno == EEXIST && g_file_test (path, G_FILE_TEST_IS_DIR);
}

gboolean
gvt_folder_ensure (const char *path, GError **error)
{
  g_autofree char *parent = NULL;
  int saved_errno;

  if (ensure_one (path))
    return TRUE;

  saved_errno = errno;
  parent = g_path_get_dirname (path);
  if (saved_errno != ENOENT || g_str_equal (parent, path))
    return fail ("Making", path, saved_errno, error);

  return gvt_folder_ensure (parent, error)
         && (ensure_one (path) || fail ("Making", path, errno, error));
}
