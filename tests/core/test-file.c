/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-secret.h"
#include "gvt-test.h"

/* What was synced, by its path: this program's own fsync() stands before the C library's. */
static GPtrArray *synced;

int
fsync (int fd)
{
  if (synced != NULL)
    {
      g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", fd);

      g_ptr_array_add (synced, g_file_read_link (link, NULL));
    }
  return (int) syscall (SYS_fsync, fd);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;
  return n_files;
}

static void
test_a_file_is_replaced_and_private (void)
{
  const char *folder = gvt_test_folder ();
  g_autofree char *path = g_build_filename (folder, "a", NULL);
  g_autoptr (GBytes) first = gvt_test_bytes ("first, and longer");
  g_autoptr (GBytes) second = gvt_test_bytes ("second");
  g_autoptr (GBytes) found = NULL;
  g_autoptr (GError) error = NULL;
  struct stat info;

  g_assert_true (gvt_file_write (path, first, &error));
  g_assert_true (gvt_file_write (path, second, &error));
  g_assert_no_error (error);
  found = gvt_file_read (path, 6, &error);
  g_assert_no_error (error);

  gvt_test_assert_bytes (found, second);
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpuint (count_files (folder), ==, 1);
}

static void
test_a_failed_write_leaves_nothing (void)
{
  const char *folder = gvt_test_folder ();
  g_autofree char *taken = g_build_filename (folder, "taken", NULL);
  g_autofree char *inside = g_build_filename (taken, "file", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "none", "a", NULL);
  g_autoptr (GBytes) bytes = gvt_test_bytes ("x");
  g_autoptr (GError) no_folder = NULL, no_rename = NULL;

  g_assert_true (gvt_folder_ensure (taken, NULL));
  g_assert_true (gvt_file_write (inside, bytes, NULL));

  g_assert_false (gvt_file_write (nowhere, bytes, &no_folder));
  g_assert_error (no_folder, GVT_ERROR, GVT_ERROR_NOT_FOUND);
  g_assert_false (gvt_file_write (taken, bytes, &no_rename)); /* a folder stands there */
  g_assert_error (no_rename, GVT_ERROR, GVT_ERROR_DB_FAILED);
  g_assert_cmpuint (count_files (folder), ==, 1);
}

/* I1: the limit on a file's size stands for the disk that is full half-way. */
static void
test_a_write_that_fails_half_way_keeps_the_old_content (void)
{
  const char *folder = gvt_test_folder ();
  g_autofree char *path = g_build_filename (folder, "a", NULL);
  g_autofree char *long_text = g_strnfill (100000, 'x');
  g_autoptr (GBytes) old = gvt_test_bytes ("old");
  g_autoptr (GBytes) new = gvt_test_bytes (long_text);
  g_autoptr (GBytes) found = NULL;
  g_autoptr (GError) error = NULL;
  struct rlimit before, limit;
  gboolean is_written;

  g_assert_true (gvt_file_write (path, old, NULL));
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  limit = (struct rlimit){ .rlim_cur = 50000, .rlim_max = before.rlim_max };
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  is_written = gvt_file_write (path, new, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  found = gvt_file_read (path, 1000, NULL);

  g_assert_false (is_written);
  g_assert_error (error, GVT_ERROR, GVT_ERROR_DB_FAILED);
  gvt_test_assert_bytes (found, old);
  g_assert_cmpuint (count_files (folder), ==, 1);
}

static void
test_reading_tells_what_is_wrong (void)
{
  const char *folder = gvt_test_folder ();
  g_autofree char *path = g_build_filename (folder, "a", NULL);
  g_autoptr (GBytes) bytes = gvt_test_bytes ("1234");
  g_autoptr (GError) missing = NULL, large = NULL, not_file = NULL;

  g_assert_null (gvt_file_read (path, 10, &missing));
  g_assert_error (missing, GVT_ERROR, GVT_ERROR_NOT_FOUND);
  g_assert_true (gvt_file_write (path, bytes, NULL));
  g_assert_null (gvt_file_read (path, 3, &large));
  g_assert_error (large, GVT_ERROR, GVT_ERROR_TOO_LARGE);
  g_assert_null (gvt_file_read (folder, 1 << 20, &not_file));
  g_assert_error (not_file, GVT_ERROR, GVT_ERROR_BAD_INPUT);
}

static void
test_an_empty_file_goes_back (void)
{
  g_autofree char *path = g_build_filename (gvt_test_folder (), "a", NULL);
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) found = NULL;

  g_assert_true (gvt_file_write (path, empty, NULL));
  found = gvt_file_read (path, 0, NULL);

  g_assert_nonnull (found);
  g_assert_cmpuint (g_bytes_get_size (found), ==, 0);
}

static void
test_a_secret_is_the_first_line (void)
{
  static const struct
  {
    const char *content;
    const char *secret; /* NULL: refused */
  } table[] = {
    { "kata sandi panjang\n", "kata sandi panjang" },
    { "kata sandi", "kata sandi" },
    { "kata\r\nsecond\n", "kata" },
    { " kata \n", " kata " },
    { "\u00e9\n", "\u00e9" },
    { "", NULL },
    { "\n", NULL },
    { "\r\nkata", NULL },
    { "\xff\n", NULL },
  };
  g_autofree char *path = g_build_filename (gvt_test_folder (), "a", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GBytes) bytes = gvt_test_bytes (table[i].content);
      g_autoptr (GError) error = NULL;
      char *secret;

      g_assert_true (gvt_file_write (path, bytes, NULL));
      secret = gvt_file_read_secret (path, &error);

      g_assert_cmpstr (secret, ==, table[i].secret);
      if (secret == NULL)
        g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
      gvt_wipe_free (secret);
    }
}

static void
test_an_endless_or_binary_line_is_refused (void)
{
  g_autofree char *path = g_build_filename (gvt_test_folder (), "a", NULL);
  g_autofree char *endless = g_strnfill (5000, 'x');
  g_autoptr (GBytes) long_line = gvt_test_bytes (endless);
  g_autoptr (GBytes) zero = g_bytes_new ("ab\0cd\n", 6);

  g_assert_true (gvt_file_write (path, long_line, NULL));
  g_assert_null (gvt_file_read_secret (path, NULL));
  g_assert_true (gvt_file_write (path, zero, NULL));
  g_assert_null (gvt_file_read_secret (path, NULL));
}

/* What stands after the line is for the next reader: NIKs come the same way. */
static void
test_standard_input_is_read_to_the_line_end_only (void)
{
  int ends[2];
  int saved = dup (STDIN_FILENO);
  char rest[16] = { 0 };
  char *secret;

  g_assert_cmpint (pipe (ends), ==, 0);
  g_assert_cmpint (write (ends[1], "kata\nnext\n", 10), ==, 10);
  close (ends[1]);
  dup2 (ends[0], STDIN_FILENO);
  close (ends[0]);
  secret = gvt_file_read_secret ("-", NULL);

  g_assert_cmpstr (secret, ==, "kata");
  g_assert_cmpint (read (STDIN_FILENO, rest, sizeof rest - 1), ==, 5);
  g_assert_cmpstr (rest, ==, "next\n");
  gvt_wipe_free (secret);
  dup2 (saved, STDIN_FILENO);
  close (saved);
}

static void
test_a_file_takes_its_final_name (void)
{
  g_autofree char *from = g_build_filename (gvt_test_folder (), "new", NULL);
  g_autofree char *to = g_build_filename (gvt_test_folder (), "file", NULL);
  g_autoptr (GBytes) old = gvt_test_bytes ("old");
  g_autoptr (GBytes) new = gvt_test_bytes ("new");
  g_autoptr (GBytes) found = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (gvt_file_write (to, old, NULL));
  g_assert_false (gvt_file_move (from, to, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND);

  g_assert_true (gvt_file_write (from, new, NULL));
  g_assert_true (gvt_file_move (from, to, NULL));
  found = gvt_file_read (to, 100, NULL);
  gvt_test_assert_bytes (found, new);
  g_assert_false (g_file_test (from, G_FILE_TEST_EXISTS));
}

/* I1: a name that is not on the disk takes the files below it away with the power. */
static void
test_a_made_folder_is_on_the_disk (void)
{
  const char *folder = gvt_test_folder ();
  g_autofree char *parent = g_build_filename (folder, "a", NULL);
  g_autofree char *path = g_build_filename (parent, "b", NULL);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  synced = found;
  g_assert_true (gvt_folder_ensure (path, &error));
  synced = NULL;
  g_assert_no_error (error);

  g_assert_true (g_ptr_array_find_with_equal_func (found, folder, g_str_equal, NULL));
  g_assert_true (g_ptr_array_find_with_equal_func (found, parent, g_str_equal, NULL));
}

static void
test_a_folder_is_made_with_its_parents (void)
{
  g_autofree char *path = g_build_filename (gvt_test_folder (), "a", "b", NULL);
  g_autofree char *below_file = g_build_filename (path, "file", "c", NULL);
  g_autofree char *file = g_build_filename (path, "file", NULL);
  g_autoptr (GBytes) bytes = gvt_test_bytes ("x");
  struct stat info;

  g_assert_true (gvt_folder_ensure (path, NULL));
  g_assert_true (gvt_folder_ensure (path, NULL));
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0700);
  g_assert_true (gvt_file_write (file, bytes, NULL));
  g_assert_false (gvt_folder_ensure (below_file, NULL));
}

static void
test_pipe_is_refused_and_not_waited_for (void)
{
  g_autofree char *path = g_build_filename (gvt_test_folder (), "pipe", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);

  g_assert_null (gvt_file_read (path, 100, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
}

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/file/is-replaced-and-private", test_a_file_is_replaced_and_private);
  g_test_add_func ("/file/a-failed-write-leaves-nothing", test_a_failed_write_leaves_nothing);
  g_test_add_func ("/file/I1-a-write-that-fails-half-way-keeps-the-old-content",
                   test_a_write_that_fails_half_way_keeps_the_old_content);
  g_test_add_func ("/file/reading-tells-what-is-wrong", test_reading_tells_what_is_wrong);
  g_test_add_func ("/file/an-empty-file-goes-back", test_an_empty_file_goes_back);
  g_test_add_func ("/file/a-secret-is-the-first-line", test_a_secret_is_the_first_line);
  g_test_add_func ("/file/an-endless-or-binary-line-is-refused",
                   test_an_endless_or_binary_line_is_refused);
  g_test_add_func ("/file/standard-input-is-read-to-the-line-end-only",
                   test_standard_input_is_read_to_the_line_end_only);
  g_test_add_func ("/file/takes-its-final-name", test_a_file_takes_its_final_name);
  g_test_add_func ("/folder/I1-a-made-one-is-on-the-disk", test_a_made_folder_is_on_the_disk);
  g_test_add_func ("/folder/is-made-with-its-parents", test_a_folder_is_made_with_its_parents);

  g_test_add_func ("/file/pipe-is-refused-and-not-waited-for",
                   test_pipe_is_refused_and_not_waited_for);

  return g_test_run ();
}
