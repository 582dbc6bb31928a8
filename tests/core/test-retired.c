/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A laptop's folder is erased, and whoever is stopped in between finds a whole laptop, or one that
 * says that it is none any more. */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "gvt-db-lock.h"
#include "gvt-error.h"
#include "gvt-profile.h"
#include "gvt-retired.h"
#include "gvt-test.h"

#define FACTS "{\"code\":\"K7QM\"}"

/* In the order in which they might go. */
static const char *const files[] = { "vault",           "store.db",          "store.db-wal",
                                     "packs/a.gvpack",  "backups/001/vault", "backups/001/store.db",
                                     "blobs/ab/cd.gvb", "modules/one.gvmod" };

typedef struct
{
  char *folder;
  char *outside;
  GvtClock *clock;
  GvtProfile *profile;
} Fixture;

static const GvtProjection *const none[] = { NULL };

static char *
path_of (Fixture *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

static void
write_text (Fixture *self, const char *name, const char *text)
{
  g_autofree char *path = path_of (self, name);
  g_autofree char *parent = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
fill (Fixture *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    write_text (self, files[i], "what nobody may read any more");
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  self->folder = g_dir_make_tmp ("gvt-retired-XXXXXX", NULL);
  self->outside = g_dir_make_tmp ("gvt-retired-XXXXXX", NULL);
  self->clock = gvt_test_clock ();
  self->profile = gvt_profile_new (self->folder, self->clock, none);
  fill (self);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_object_unref (self->profile);
  g_object_unref (self->clock);
  gvt_test_remove_tree (self->folder);
  gvt_test_remove_tree (self->outside);
  g_free (self->folder);
  g_free (self->outside);
}

/* One file, and it says so. */
static void
assert_gone (Fixture *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  g_autoptr (GBytes) facts = gvt_retired_load (self->folder);

  g_assert_cmpstr (g_dir_read_name (dir), ==, "retired");
  g_assert_null (g_dir_read_name (dir));
  g_assert_cmpmem (g_bytes_get_data (facts, NULL), g_bytes_get_size (facts), FACTS, strlen (FACTS));
  g_assert_false (gvt_profile_is_enrolled (self->profile));
}

static gboolean
retire (Fixture *self, GError **error)
{
  g_autoptr (GBytes) facts = g_bytes_new_static (FACTS, strlen (FACTS));

  return gvt_retired_begin (self->folder, facts, error);
}

static void
test_all (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (gvt_retired_load (self->folder));
  retire (self, &error);
  g_assert_no_error (error);
  assert_gone (self);
}

/* After the file that says so was written, and before it: at each number of files that are gone. */
static void
test_cut_off (Fixture *self, gconstpointer unused)
{
  for (gsize n = 0; n <= G_N_ELEMENTS (files); n++)
    {
      g_autofree char *done = path_of (self, "retired");

      g_unlink (done);
      fill (self);
      g_assert_true (gvt_profile_is_enrolled (self->profile));
      write_text (self, "retiring", FACTS);
      for (gsize i = 0; i < n; i++)
        {
          g_autofree char *path = path_of (self, files[i]);

          g_assert_cmpint (g_unlink (path), ==, 0);
        }
      g_assert_false (gvt_profile_is_enrolled (self->profile));
      assert_gone (self);
    }
}

/* The next laptop in the same folder is nobody's leftover. */
static void
test_anew (Fixture *self, gconstpointer unused)
{
  g_assert_true (retire (self, NULL));
  fill (self);

  g_assert_true (gvt_profile_is_enrolled (self->profile));
}

static void
test_busy (Fixture *self, gconstpointer unused)
{
  g_autofree char *store = path_of (self, "store.db");
  g_autoptr (GvtDbLock) other = gvt_db_lock_take (store, NULL);
  g_autoptr (GError) error = NULL;

  gvt_db_lock_share (other);
  g_assert_false (retire (self, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_DB_BUSY);
  g_assert_true (gvt_profile_is_enrolled (self->profile));
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = path_of (self, files[i]);

      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

static void
test_link (Fixture *self, gconstpointer unused)
{
  g_autofree char *link = path_of (self, "packs/elsewhere");
  g_autofree char *kept = g_build_filename (self->outside, "kept", NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (kept, "kept", -1, NULL));
  g_assert_cmpint (symlink (self->outside, link), ==, 0);
  g_assert_true (retire (self, NULL));

  assert_gone (self);
  g_assert_true (g_file_get_contents (kept, &text, NULL, NULL));
}

#define ADD(name, func) g_test_add ("/retired/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  ADD ("one-file-stays-and-says-so", test_all);
  ADD ("I1-a-power-cut-leaves-a-laptop-or-a-retired-one", test_cut_off);
  ADD ("the-folder-may-be-enrolled-anew", test_anew);
  ADD ("another-program-that-has-the-store-stops-it", test_busy);
  ADD ("nothing-outside-goes", test_link);

  return g_test_run ();
}
