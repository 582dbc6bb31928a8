/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loaded before a program under test, this makes the folder GVT_STICK a stick as FAT formats it:
 * no name that FAT does not take, none given over another, no links, no syncing of folders, no file
 * above 4 GiB. At the GVT_STICK_DIES_AT-th act on it (a file or folder made, a write, a sync, a
 * name given or taken away) the program is killed; a write goes half-way first, of all else nothing
 * is done: the stick was pulled out, and the power with it. No program that ships can load it. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FAT_MAX_FILE 0xffffffffLL /* bytes */

#define NEXT(name) ((__typeof__ (&name)) dlsym (RTLD_NEXT, #name))

static atomic_long n_acts;

static int
is_inside (const char *path)
{
  const char *folder = getenv ("GVT_STICK");

  return folder != NULL && path != NULL && strncmp (path, folder, strlen (folder)) == 0;
}

static int
is_file_inside (int fd)
{
  char link[64];
  char path[4096];
  ssize_t n;

  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  n = readlink (link, path, sizeof path - 1);
  if (n < 0)
    return 0;
  path[n] = '\0';
  return is_inside (path);
}

/* Whether this is the act. */
static int
is_now (void)
{
  const char *at = getenv ("GVT_STICK_DIES_AT");

  /* allowed: this is loaded without GLib, and only tests say when */
  return at != NULL && atomic_fetch_add (&n_acts, 1) + 1 == atol (at);
}

static void
die (void)
{
  kill (getpid (), SIGKILL);
  for (;;)
    pause ();
}

static void
act (const char *path)
{
  if (is_inside (path) && is_now ())
    die ();
}

static int
fail (int number)
{
  errno = number;
  return -1;
}

/* Whether FAT has no such name. */
static int
is_bad_name (const char *path)
{
  const char *slash = strrchr (path, '/');
  const char *name = slash != NULL ? slash + 1 : path;
  size_t length = strlen (name);

  return strpbrk (name, "\"*:<>?\\|") != NULL
         || (length > 0 && (name[length - 1] == '.' || name[length - 1] == ' '));
}

ssize_t
write (int fd, const void *data, size_t length)
{
  if (!is_file_inside (fd))
    return NEXT (write) (fd, data, length);
  if (is_now ())
    {
      NEXT (write) (fd, data, length / 2);
      die ();
    }
  if (lseek (fd, 0, SEEK_CUR) + (off_t) length > FAT_MAX_FILE)
    return fail (EFBIG);
  return NEXT (write) (fd, data, length);
}

ssize_t
pwrite64 (int fd, const void *data, size_t length, off64_t offset)
{
  if (!is_file_inside (fd))
    return NEXT (pwrite64) (fd, data, length, offset);
  if (is_now ())
    {
      NEXT (pwrite64) (fd, data, length / 2, offset);
      die ();
    }
  if (offset + (off64_t) length > FAT_MAX_FILE)
    return fail (EFBIG);
  return NEXT (pwrite64) (fd, data, length, offset);
}

int
fsync (int fd)
{
  struct stat about;

  if (!is_file_inside (fd))
    return NEXT (fsync) (fd);
  if (is_now ())
    die ();
  return fstat (fd, &about) == 0 && S_ISDIR (about.st_mode) ? fail (EINVAL) : NEXT (fsync) (fd);
}

int
rename (const char *from, const char *to)
{
  act (to);
  if (is_inside (to) && (is_bad_name (to) || access (to, F_OK) == 0))
    return fail (EEXIST);
  return NEXT (rename) (from, to);
}

int
symlink (const char *target, const char *path)
{
  return is_inside (path) ? fail (EPERM) : NEXT (symlink) (target, path);
}

int
link (const char *from, const char *to)
{
  return is_inside (to) ? fail (EPERM) : NEXT (link) (from, to);
}

int
unlink (const char *path)
{
  act (path);
  return NEXT (unlink) (path);
}

int
mkdir (const char *path, mode_t mode)
{
  act (path);
  return is_inside (path) && is_bad_name (path) ? fail (EINVAL) : NEXT (mkdir) (path, mode);
}

static mode_t
mode_of (int flags, va_list list)
{
  return (flags & O_CREAT) != 0 ? va_arg (list, mode_t) : 0;
}

int
open (const char *path, int flags, ...)
{
  va_list list;
  mode_t mode;

  va_start (list, flags);
  mode = mode_of (flags, list);
  va_end (list);
  if ((flags & O_CREAT) != 0)
    act (path);
  if ((flags & O_CREAT) != 0 && is_inside (path) && is_bad_name (path))
    return fail (EINVAL);
  return NEXT (open) (path, flags, mode);
}

int
open64 (const char *path, int flags, ...)
{
  va_list list;
  mode_t mode;

  va_start (list, flags);
  mode = mode_of (flags, list);
  va_end (list);
  if ((flags & O_CREAT) != 0)
    act (path);
  if ((flags & O_CREAT) != 0 && is_inside (path) && is_bad_name (path))
    return fail (EINVAL);
  return NEXT (open64) (path, flags, mode);
}
