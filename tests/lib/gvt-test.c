/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-test.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>
#include <unistd.h>

#include "gvt-secret.h"

/* Far more than anything takes: what is too slow is for the benchmarks to say. */
#ifdef __SANITIZE_ADDRESS__
#define DEADLINE_S 80
#else
#define DEADLINE_S 20
#endif

gboolean
gvt_test_remove_tree (const char *path)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    folder = g_dir_open (path, 0, NULL);

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      gvt_test_remove_tree (child);
    }

  return g_remove (path) == 0;
}

static void
remove_and_free (gpointer path)
{
  g_assert_true (gvt_test_remove_tree (path));
  g_free (path);
}

static char *home;
static pid_t home_owner; /* what it forks goes without it */

static void
remove_home (void)
{
  if (getpid () == home_owner)
    gvt_test_remove_tree (home); /* a program that ends late may still write there */
}

void
gvt_test_use_empty_home (void)
{
  static const char *const names[] = { "HOME",           "XDG_CONFIG_HOME", "XDG_DATA_HOME",
                                       "XDG_CACHE_HOME", "XDG_STATE_HOME",  "XDG_RUNTIME_DIR" };

  home = g_dir_make_tmp ("govote-test-XXXXXX", NULL);
  g_assert_nonnull (home);
  home_owner = getpid ();
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_setenv (names[i], home, TRUE);
  atexit (remove_home);
}

void
gvt_test_init (int *argc, char ***argv)
{
  if (setlocale (LC_ALL, "") == NULL)
    {
      g_print ("1..0 # SKIP the locale %s is not installed\n", g_getenv ("LC_ALL"));
      exit (0);
    }

  gvt_test_use_empty_home ();
  g_test_init (argc, argv, NULL);
  gvt_crypto_init ();
}

const char *
gvt_test_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *path = g_dir_make_tmp ("gvt-test-XXXXXX", &error);

  g_assert_no_error (error);
  g_test_queue_destroy (remove_and_free, path);
  return path;
}

static gboolean
file_contains (const char *path, const char *text)
{
  g_autofree char *content = NULL;
  gsize length;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  return memmem (content, length, text, strlen (text)) != NULL;
}

gboolean
gvt_test_folder_contains (const char *folder, const char *text)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  gboolean is_found = FALSE;
  const char *name;

  g_assert_nonnull (entries);
  while (!is_found && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      is_found = g_file_test (path, G_FILE_TEST_IS_DIR) ? gvt_test_folder_contains (path, text)
                                                        : file_contains (path, text);
    }

  return is_found;
}

static gint
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
list_files (const char *folder, GPtrArray *paths)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (entries);
  while ((name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        list_files (path, paths);
      else
        g_ptr_array_add (paths, g_steal_pointer (&path));
    }
}

char *
gvt_test_folder_digest (const char *folder)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  GString *lines = g_string_new (NULL);

  list_files (folder, paths);
  g_ptr_array_sort (paths, compare_texts);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *content = NULL;
      g_autofree char *digest = NULL;
      gsize length;
      g_autoptr (GError) error = NULL;

      g_file_get_contents (paths->pdata[i], &content, &length, &error);
      g_assert_no_error (error);
      digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guint8 *) content, length);
      g_string_append_printf (lines, "%s %" G_GSIZE_FORMAT " %s\n", digest, length,
                              (char *) paths->pdata[i]);
    }
  return g_string_free (lines, FALSE);
}

GvtClock *
gvt_test_clock (void)
{
  return gvt_clock_new_fixed (GVT_TEST_NOW_US);
}

GBytes *
gvt_test_bytes (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

void
gvt_test_assert_bytes (GBytes *found, GBytes *expected)
{
  gsize n_found, n_expected;
  const guint8 *a = g_bytes_get_data (found, &n_found);
  const guint8 *b = g_bytes_get_data (expected, &n_expected);

  g_assert_cmpmem (a, n_found, b, n_expected);
}

static gboolean
on_deadline (gpointer passed)
{
  *(gboolean *) passed = TRUE;
  return G_SOURCE_REMOVE;
}

void
gvt_test_wait_until (gboolean (*condition) (gpointer), gpointer user_data, const char *what)
{
  gboolean passed = FALSE;
  guint timeout = g_timeout_add_seconds (DEADLINE_S, on_deadline, &passed);

  while (!condition (user_data))
    {
      if (passed)
        g_error ("Waited %d seconds in vain: %s", DEADLINE_S, what);
      g_main_context_iteration (NULL, TRUE);
    }

  if (!passed)
    g_source_remove (timeout);
}

#define LOOK_MS 20

static gboolean
on_look (gpointer unused)
{
  return G_SOURCE_CONTINUE; /* that the loop turned is all */
}

void
gvt_test_look_until (gboolean (*condition) (gpointer), gpointer user_data, const char *what)
{
  guint look = g_timeout_add (LOOK_MS, on_look, NULL);

  gvt_test_wait_until (condition, user_data, what);
  g_source_remove (look);
}
