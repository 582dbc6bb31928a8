/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sticks as they are: full in the middle, several at once, and formatted as FAT, which knows
 * neither colons nor two names that differ in capitals alone. The built programs, each act a
 * process of its own. */
#include <string.h>

#include <glib/gstdio.h>

#include "gvt-courier-scene.h"
#include "gvt-small-disk.h"
#include "gvt-test.h"

#define DISK_MIB 8
#define ROOM_KIB 96 /* for the records, and not for a photo of 200 KB */

static gboolean has_small_disk;

/* --- several --- */

static JsonObject *
end_day_on_both (GvtCourierScene *self, const char *first, const char *second)
{
  return gvt_courier_told_by (
      GVT_ACT (&self->laptops, self->laptops.original, "end-day", "--to", first, "--to", second),
      0);
}

static JsonObject *
accept_both (GvtCourierScene *self, const char *first, const char *second)
{
  return gvt_courier_told_by (
      gvt_copied_laptop_run_centre (&self->laptops, "courier", "accept", first, second, NULL), 0);
}

static guint
count_of (JsonObject *object, const char *name)
{
  return json_array_get_length (json_object_get_array_member (object, name));
}

/* Each is of use alone, in any order: what stands on the second waits for the first. */
static void
test_what_does_not_fit_goes_onto_the_next (GvtCourierScene *self, gconstpointer unused)
{
  GvtSmallDisk disk = { 0 };
  g_autofree char *receipt = gvt_courier_scene_propose (self);
  g_autofree char *parts = NULL;
  g_autofree char *rest = NULL;
  g_autofree char *photo = NULL;
  g_autoptr (JsonObject) written = NULL;
  g_autoptr (JsonObject) early = NULL;
  g_autoptr (JsonObject) both = NULL;
  g_autoptr (JsonObject) read = NULL;

  if (!has_small_disk)
    {
      g_test_skip ("no mount namespace is allowed here");
      return;
    }
  gvt_small_disk_mount (&disk, DISK_MIB);
  gvt_small_disk_leave (&disk, ROOM_KIB);
  parts = g_build_filename (disk.folder, "govote", NULL);
  written = end_day_on_both (self, disk.folder, self->stick);
  gvt_program_assert_members (written, "{\"photos\":1}");
  g_assert_cmpuint (count_of (written, "parts"), ==, 1);
  g_assert_cmpuint (count_of (written, "other_parts"), ==, 3); /* what it asks for on each */
  g_assert_true (g_str_has_prefix (
      json_array_get_string_element (json_object_get_array_member (written, "parts"), 0),
      disk.folder));
  photo = gvt_courier_find_one (self->parts, "-photos-");
  g_assert_nonnull (photo);
  rest = gvt_courier_find_one (parts, "-photos-");
  g_assert_null (rest);

  early = gvt_courier_scene_accept (self, self->stick, 0);
  gvt_program_assert_members (gvt_courier_part_of (early, "photos"), "{\"state\":\"held\"}");
  both = accept_both (self, disk.folder, self->stick);
  gvt_program_assert_members (gvt_courier_part_of (both, "records"), "{\"state\":\"taken\"}");
  gvt_courier_scene_assert_photo (self, receipt);
  read = gvt_courier_scene_read (self, self->stick);
  gvt_program_assert_members (read, "{\"receipts\":1,\"photos\":1}");
  gvt_program_assert_members (json_object_get_object_member (read, "ledger"),
                              "{\"only_here\":0,\"files_received\":1}");
  gvt_small_disk_unmount (&disk);
}

/* I1: no stick is large enough: an error, nothing half, and nothing lost. */
static void
test_a_stick_without_room_is_told_and_harms_nothing (GvtCourierScene *self, gconstpointer unused)
{
  GvtSmallDisk disk = { 0 };
  g_autofree char *cut = NULL;
  g_autofree char *parts = NULL;
  g_autoptr (GvtProgramRun) run = NULL;
  g_autoptr (JsonObject) written = NULL;
  g_autoptr (JsonObject) accepted = NULL;

  if (!has_small_disk)
    {
      g_test_skip ("no mount namespace is allowed here");
      return;
    }
  g_free (gvt_courier_scene_propose (self));
  gvt_small_disk_mount (&disk, DISK_MIB);
  gvt_small_disk_leave (&disk, ROOM_KIB);
  run = GVT_ACT (&self->laptops, self->laptops.original, "end-day", "--to", disk.folder);
  g_assert_cmpint (run->exit_code, ==, 1);
  g_assert_nonnull (strstr (run->err, "no room left"));
  parts = g_build_filename (disk.folder, "govote", NULL);
  cut = gvt_courier_find_one (parts, ".part");
  g_assert_null (cut);

  gvt_small_disk_make_room (&disk);
  written = gvt_courier_scene_end_day (self, disk.folder);
  gvt_program_assert_members (written, "{\"photos\":1}");
  accepted = gvt_courier_scene_accept (self, disk.folder, 0);
  gvt_program_assert_members (gvt_courier_part_of (accepted, "photos"), "{\"state\":\"taken\"}");
  gvt_small_disk_unmount (&disk);
}

/* The other way, the answer stops where the stick is full, behind the receipt; the next stick has
 * the rest. */
static void
test_an_answer_that_does_not_fit_comes_with_the_next (GvtCourierScene *self, gconstpointer unused)
{
  GvtSmallDisk disk = { 0 };
  g_autoptr (JsonObject) full = NULL;
  g_autoptr (JsonObject) whole = NULL;
  g_autoptr (JsonObject) first = NULL;
  g_autoptr (JsonObject) second = NULL;

  if (!has_small_disk)
    {
      g_test_skip ("no mount namespace is allowed here");
      return;
    }
  gvt_copied_laptop_assert_done (
      gvt_copied_laptop_run_centre (&self->laptops, "modules", "publish", NULL));
  gvt_small_disk_mount (&disk, DISK_MIB);
  json_object_unref (gvt_courier_scene_end_day (self, disk.folder));
  gvt_small_disk_leave (&disk, ROOM_KIB);
  full = gvt_courier_scene_accept (self, disk.folder, 0);
  gvt_program_assert_members (gvt_courier_answer_of (full), "{\"full\":true}");
  first = gvt_courier_scene_read (self, disk.folder);
  gvt_program_assert_members (first, "{\"receipts\":1}");

  json_object_unref (gvt_courier_scene_end_day (self, self->stick));
  whole = gvt_courier_scene_accept (self, self->stick, 0);
  gvt_program_assert_members (gvt_courier_answer_of (whole), "{\"full\":false}");
  second = gvt_courier_scene_read (self, self->stick);
  g_assert_cmpint (json_object_get_int_member (second, "modules"), >, 0);
  gvt_small_disk_unmount (&disk);
}

/* --- FAT --- */

static char *
folded (const char *name)
{
  return g_ascii_strup (name, -1);
}

/* What FAT takes: none of its forbidden signs, nothing at an end that it drops, and no two names
 * that are one there. */
static void
assert_names_fit (const char *folder)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_null (strpbrk (name, "\"*/:<>?\\|"));
      g_assert_cmpuint (strlen (name), <, 128);
      g_assert_false (g_str_has_suffix (name, ".") || g_str_has_suffix (name, " "));
      g_assert_true (g_hash_table_add (seen, folded (name)));
      g_assert_false (g_file_test (path, G_FILE_TEST_IS_SYMLINK));
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        assert_names_fit (path);
    }
}

/* A stick may give all names back in capitals. */
static void
capitalise (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *from = g_build_filename (folder, names->pdata[i], NULL);
      g_autofree char *large = folded (names->pdata[i]);
      g_autofree char *to = g_build_filename (folder, large, NULL);

      g_assert_cmpint (g_rename (from, to), ==, 0);
    }
}

static void
test_a_stick_formatted_as_fat_does (GvtCourierScene *self, gconstpointer unused)
{
  g_autofree char *receipt = gvt_courier_scene_propose (self);
  g_autoptr (JsonObject) accepted = NULL;
  g_autoptr (JsonObject) read = NULL;

  gvt_courier_scene_grant (self);
  json_object_unref (gvt_courier_scene_end_day (self, self->stick));
  assert_names_fit (self->stick);
  capitalise (self->parts);
  accepted = gvt_courier_scene_accept (self, self->stick, 0);
  gvt_program_assert_members (gvt_courier_answer_of (accepted), "{\"letters\":1,\"lists\":1}");
  assert_names_fit (self->stick);
  capitalise (self->parts);
  read = gvt_courier_scene_read (self, self->stick);
  gvt_program_assert_members (read, "{\"receipts\":1,\"letters\":1,\"photos\":1}");
  gvt_courier_scene_assert_opens (self);
  gvt_courier_scene_assert_photo (self, receipt);

  /* The next day the earlier parts are found by their names, however they are written now. */
  json_object_unref (gvt_courier_scene_end_day (self, self->stick));
  g_clear_pointer (&accepted, json_object_unref);
  accepted = gvt_courier_scene_accept (self, self->stick, 0);
  gvt_program_assert_members (gvt_courier_answer_of (accepted), "{\"letters\":0}");
  g_assert_null (gvt_courier_find_one (self->parts, "-PHOTOS-"));
  g_assert_null (gvt_courier_find_one (self->parts, "-LETTERS-"));
}

#define ADD(path, test) \
  g_test_add ("/courier-sticks/" path, GvtCourierScene, NULL, gvt_courier_scene_set_up, test, \
              gvt_courier_scene_tear_down)

int
main (int argc, char *argv[])
{
  has_small_disk = gvt_small_disk_prepare ();
  gvt_test_init (&argc, &argv);
  ADD ("what-does-not-fit-goes-onto-the-next", test_what_does_not_fit_goes_onto_the_next);
  ADD ("I1-a-stick-without-room-is-told-and-harms-nothing",
       test_a_stick_without_room_is_told_and_harms_nothing);
  ADD ("an-answer-that-does-not-fit-comes-with-the-next",
       test_an_answer_that_does_not_fit_comes_with_the_next);
  ADD ("a-stick-formatted-as-fat-does", test_a_stick_formatted_as_fat_does);
  return g_test_run ();
}
