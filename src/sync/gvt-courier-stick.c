/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-courier-stick.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "gvt-error.h"
#include "gvt-file.h"

#define CUT_SUFFIX    ".part"
#define CODE_ALPHABET "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

/* What a part's name says between the laptop and its numbers, and how it ends. */
static const struct
{
  const char *word;
  const char *suffix;
} kinds[GVT_COURIER_N_TYPES] = {
  [GVT_COURIER_EVENTS] = { "", GVT_COURIER_SUFFIX },
  [GVT_COURIER_RECEIPT] = { "receipt-", GVT_COURIER_SUFFIX },
  [GVT_COURIER_LISTS] = { "lists-", GVT_COURIER_LISTS_SUFFIX },
  [GVT_COURIER_ASK] = { "ask-", GVT_COURIER_POST_SUFFIX },
  [GVT_COURIER_PHOTOS] = { "photos-", GVT_COURIER_POST_SUFFIX },
  [GVT_COURIER_LETTERS] = { "letters-", GVT_COURIER_POST_SUFFIX },
  [GVT_COURIER_HELD] = { "held-", GVT_COURIER_POST_SUFFIX },
  [GVT_COURIER_FILES] = { "files-", GVT_COURIER_POST_SUFFIX },
};

guint
gvt_courier_name_owner_length (const char *name)
{
  gsize code = strspn (name, CODE_ALPHABET);
  gsize number = code > 0 && name[code] == '-' ? strspn (name + code + 1, "0123456789") : 0;

  return number > 0 && name[code + 1 + number] == '-' ? (guint) (code + 1 + number) : 0;
}

char *
gvt_courier_name (const char *code, const GvtCourierFacts *facts)
{
  if (facts->type == GVT_COURIER_RECEIPT)
    return g_strdup_printf ("%s-%u-receipt-%014" G_GUINT64_FORMAT GVT_COURIER_SUFFIX, code,
                            facts->incarnation, facts->serial);
  return g_strdup_printf ("%s-%u-%s%06" G_GUINT64_FORMAT "-%03u-of-%03u%s", code,
                          facts->incarnation, kinds[facts->type].word, facts->serial, facts->number,
                          facts->n_parts, kinds[facts->type].suffix);
}

gboolean
gvt_stick_fail (const char *folder, int saved_errno, GError **error)
{
  if (saved_errno == ENOSPC || saved_errno == EDQUOT || saved_errno == EFBIG)
    gvt_error_tell (error, GVT_ERROR_DISK_FULL,
                    _ ("There is no room left on %s. Everything is safe where it was; what already "
                       "stands on the stick is whole. Make room on it, or take another one, and do "
                       "it once more."),
                    folder);
  else if (saved_errno == EROFS || saved_errno == EACCES || saved_errno == EPERM)
    gvt_error_tell (error, GVT_ERROR_NO_ACCESS,
                    _ ("Go Vote may not write to %s: it is write-protected, or belongs to another "
                       "user of this computer. Everything is safe where it was. Take another "
                       "stick."),
                    folder);
  else
    gvt_error_tell (error, GVT_ERROR_NOT_FOUND,
                    _ ("Writing to %s failed: %s. Everything is safe where it was. Was the stick "
                       "pulled out? Put it in again, or take another one, and do it once more."),
                    folder, g_strerror (saved_errno));
  return FALSE;
}

void
gvt_stick_sync_folder (const char *folder)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

/* --- one file --- */

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
          left -= (gsize) n;
        }
    }

  return TRUE;
}

/* Whatever lay there under that name, a link somewhere else too, is not written through. */
static gboolean
write_part (const char *path, GBytes *bytes)
{
  gboolean done;
  int fd, saved_errno;

  g_unlink (path);
  fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0)
    return FALSE;

  done = write_all (fd, bytes) && fsync (fd) == 0;
  saved_errno = errno;
  posix_fadvise (fd, 0, 0, POSIX_FADV_DONTNEED); /* so that the stick is asked, not the memory */
  if (close (fd) != 0 && done)
    {
      done = FALSE;
      saved_errno = errno;
    }
  errno = saved_errno;
  return done;
}

static gboolean
read_back (const char *path, GBytes *bytes)
{
  g_autoptr (GBytes) found = gvt_file_read (path, g_bytes_get_size (bytes), NULL);

  if (found != NULL && g_bytes_equal (found, bytes))
    return TRUE;
  errno = EIO;
  return FALSE;
}

/* No rename over a file is asked of the stick: what stood there goes first, when this is whole. */
static gboolean
give_name (const char *part, const char *path)
{
  if (g_unlink (path) != 0 && errno != ENOENT)
    return FALSE;
  return g_rename (part, path) == 0;
}

char *
gvt_courier_put (const char *folder, const char *name, GBytes *bytes, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *part = g_strconcat (path, ".part", NULL);

  if ((g_mkdir (folder, 0700) == 0 || errno == EEXIST) && write_part (part, bytes)
      && read_back (part, bytes) && give_name (part, path))
    {
      gvt_stick_sync_folder (folder);
      return g_steal_pointer (&path);
    }

  gvt_stick_fail (folder, errno, error);
  g_unlink (part);
  return NULL;
}

/* --- a folder of them --- */

/* A stick may give names back in capitals. */
static gboolean
ends_in (const char *name, const char *suffix)
{
  gsize length = strlen (name), n = strlen (suffix);

  return length > n && g_ascii_strcasecmp (name + length - n, suffix) == 0;
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

gboolean
gvt_courier_is_part_name (const char *name)
{
  return ends_in (name, GVT_COURIER_SUFFIX) || ends_in (name, GVT_COURIER_LISTS_SUFFIX)
         || ends_in (name, GVT_COURIER_POST_SUFFIX);
}

static void
add_folder (GPtrArray *paths, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (gvt_courier_is_part_name (name))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
}

GPtrArray *
gvt_courier_find (const char *path, GError **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *inside = g_build_filename (path, GVT_COURIER_FOLDER, NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      gvt_error_tell (error, GVT_ERROR_NOT_FOUND,
                      _ ("There is no file or folder %s. Nothing was changed. Is the stick in?"),
                      path);
      return NULL;
    }
  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    g_ptr_array_add (paths, g_strdup (path));
  else
    {
      add_folder (paths, path);
      add_folder (paths, inside);
    }
  g_ptr_array_sort (paths, compare_names);
  return g_steal_pointer (&paths);
}

static gboolean
is_kept (GPtrArray *kept, const char *path)
{
  for (guint i = 0; i < kept->len; i++)
    if (g_ascii_strcasecmp (kept->pdata[i], path) == 0)
      return TRUE;

  return FALSE;
}

/* Behind whose it is: of records a number, of all else its word. */
static gboolean
is_of_type (const char *rest, GvtCourierType type)
{
  gboolean has_word = type == GVT_COURIER_EVENTS
                          ? g_ascii_isdigit (rest[0])
                          : g_ascii_strncasecmp (rest, kinds[type].word, strlen (kinds[type].word))
                                == 0;
  g_autofree char *cut = g_strconcat (kinds[type].suffix, CUT_SUFFIX, NULL);

  return has_word && (ends_in (rest, kinds[type].suffix) || ends_in (rest, cut));
}

void
gvt_courier_remove_old (
    const char *folder, const char *code, guint32 incarnation, GvtCourierType type, GPtrArray *kept)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *prefix = g_strdup_printf ("%s-%u-", code, incarnation);
  gsize length = strlen (prefix);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_ascii_strncasecmp (name, prefix, length) == 0 && is_of_type (name + length, type)
          && !is_kept (kept, path))
        g_unlink (path);
    }
}
