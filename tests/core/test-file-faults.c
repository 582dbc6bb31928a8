/* SPDX-License-Identifier: GPL-3.0-or-later */
/* I1, where no database is: vault, packs and modules are replaced by a temporary file, fsync,
 * rename and fsync of the folder. The linker lets every such call of ours pass through here: each
 * fails once, and a power cut is thought after each. */
#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-test.h"

#define OLD "the old content"
#define NEW "the new content, which is longer"

ssize_t __real_write (int fd, const void *data, size_t length);
int __real_fsync (int fd);
int __real_rename (const char *from, const char *to);
ssize_t __wrap_write (int fd, const void *data, size_t length);
int __wrap_fsync (int fd);
int __wrap_rename (const char *from, const char *to);

static guint n_calls, fail_at;
static gboolean is_watching;

/* What has happened, as the disk would know it: "w" bytes, "s" the file synced, "r" renamed, "f"
 * the folder synced. */
static GString *acts;

/* Returns: whether this call goes through */
static gboolean
note (char act)
{
  if (!is_watching)
    return TRUE;
  if (++n_calls == fail_at)
    {
      errno = EIO;
      return FALSE;
    }
  g_string_append_c (acts, act);
  return TRUE;
}

/* Half of it at a time, as a system may. */
ssize_t
__wrap_write (int fd, const void *data, size_t length)
{
  return note ('w') ? __real_write (fd, data, is_watching ? (length + 1) / 2 : length) : -1;
}

int
__wrap_fsync (int fd)
{
  struct stat info;
  gboolean is_folder = fstat (fd, &info) == 0 && S_ISDIR (info.st_mode);

  return note (is_folder ? 'f' : 's') ? 0 : -1;
}

int
__wrap_rename (const char *from, const char *to)
{
  return note ('r') ? __real_rename (from, to) : -1;
}

static void
watch (guint failing)
{
  if (acts != NULL)
    g_string_free (acts, TRUE);
  acts = g_string_new (NULL);
  n_calls = 0;
  fail_at = failing;
  is_watching = TRUE;
}

typedef struct
{
  const char *folder;
  char *path;
  char *gathered; /* beside it, for a move */
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  self->folder = gvt_test_folder ();
  self->path = g_build_filename (self->folder, "vault", NULL);
  self->gathered = g_build_filename (self->folder, "gathered.part", NULL);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_free (self->path);
  g_free (self->gathered);
  g_string_free (g_steal_pointer (&acts), TRUE);
}

static void
put (const char *path, const char *content)
{
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

static gboolean
holds (const char *path, const char *content)
{
  g_autofree char *found = NULL;

  return g_file_get_contents (path, &found, NULL, NULL) && g_str_equal (found, content);
}

static guint
count_files (Fixture *self)
{
  g_autoptr (GDir) entries = g_dir_open (self->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (entries) != NULL)
    n++;
  return n;
}

typedef gboolean (*Act) (Fixture *self, GError **error);

static gboolean
write_new (Fixture *self, GError **error)
{
  g_autoptr (GBytes) bytes = gvt_test_bytes (NEW);

  return gvt_file_write (self->path, bytes, error);
}

static gboolean
move_new (Fixture *self, GError **error)
{
  return gvt_file_move (self->gathered, self->path, error);
}

/* Whichever call fails, the file is the old one or the new one, whole, and the same act succeeds
 * then. Returns: how many calls there are */
static guint
fail_each (Fixture *self, Act act, gboolean needs_part)
{
  for (guint n = 1;; n++)
    {
      g_autoptr (GError) error = NULL;
      gboolean is_done;

      put (self->path, OLD);
      if (needs_part)
        put (self->gathered, NEW);
      watch (n);
      is_done = act (self, &error);
      is_watching = FALSE;
      if (is_done)
        return n - 1;

      g_assert_true (error->domain == GVT_ERROR);
      g_assert_true (holds (self->path, OLD) || holds (self->path, NEW));
      g_assert_cmpuint (count_files (self), <=, needs_part ? 2 : 1);
      if (needs_part && !g_file_test (self->gathered, G_FILE_TEST_EXISTS))
        continue; /* moved; only the folder was not synced */
      g_clear_error (&error);
      act (self, &error);
      g_assert_no_error (error);
      g_assert_true (holds (self->path, NEW));
    }
}

static void
test_write (Fixture *self, gconstpointer unused)
{
  g_assert_cmpuint (fail_each (self, write_new, FALSE), >=, 4);
}

static void
test_move (Fixture *self, gconstpointer unused)
{
  g_assert_cmpuint (fail_each (self, move_new, TRUE), ==, 3);
}

/* A cut after any act leaves the old name, or a new one whose bytes were synced before it was
 * given; and when we say that it is done, the name is on the disk too. */
static void
assert_order (Fixture *self, Act act, const char *order)
{
  g_autoptr (GError) error = NULL;

  put (self->path, OLD);
  put (self->gathered, NEW);
  watch (0);
  act (self, &error);
  is_watching = FALSE;

  g_assert_no_error (error);
  g_assert_true (g_regex_match_simple (order, acts->str, 0, 0));
}

static void
test_order (Fixture *self, gconstpointer unused)
{
  assert_order (self, write_new, "^w+srf$");
  assert_order (self, move_new, "^srf$");
}

#define ADD(name, func) g_test_add ("/file-faults/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("I1-a-write-that-fails-anywhere-keeps-a-whole-file", test_write);
  ADD ("I1-a-move-that-fails-anywhere-keeps-a-whole-file", test_move);
  ADD ("I1-what-is-named-was-synced-before", test_order);

  return g_test_run ();
}
