/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What travels by stick beside records: photos up; the outbox, lists and modules down. The built
 * programs, each act a process of its own, and files alone between them: nobody synchronises. */
#include <cairo.h>
#include <string.h>

#include <glib/gstdio.h>

#include "gvt-courier-scene.h"
#include "gvt-hash.h"
#include "gvt-test.h"

#define MODULE "m10-politik-uang"
#define NOISE  1100 /* pixels to a side: 3.6 MB that nothing makes smaller */

/* --- photos --- */

/* I1, I2: what one stick lost the next one has, nothing comes twice, and only the centre's signed
 * word makes a photo count as received. */
static void
test_a_photo_arrives_byte_for_byte (GvtCourierScene *self, gconstpointer unused)
{
  g_autofree char *receipt = gvt_courier_scene_propose (self);
  g_autofree char *lost = gvt_courier_scene_folder (self, "lost");
  g_autoptr (JsonObject) first = gvt_courier_scene_end_day (self, lost);
  g_autoptr (JsonObject) second = gvt_courier_scene_end_day (self, self->stick);
  g_autoptr (JsonObject) before = gvt_courier_told_by (
      GVT_ACT (&self->laptops, self->laptops.original, "ledger"), 0);
  g_autoptr (JsonObject) accepted = gvt_courier_scene_accept (self, self->stick, 0);
  g_autoptr (JsonObject) again = gvt_courier_scene_accept (self, self->stick, 0);
  g_autoptr (JsonObject) read = gvt_courier_scene_read (self, self->stick);
  g_autoptr (JsonObject) known = gvt_courier_scene_read (self, self->stick);
  g_autoptr (JsonObject) nothing = gvt_courier_scene_end_day (self, self->stick);

  gvt_program_assert_members (first, "{\"photos\":1}");
  gvt_program_assert_members (second, "{\"photos\":1}");
  gvt_program_assert_members (before, "{\"files\":1,\"files_received\":0,\"received\":0}");
  gvt_program_assert_members (gvt_courier_part_of (accepted, "photos"),
                              "{\"state\":\"taken\",\"new\":1}");
  gvt_program_assert_members (gvt_courier_part_of (again, "photos"),
                              "{\"state\":\"known\",\"new\":0}");
  gvt_program_assert_members (read, "{\"photos\":1,\"receipts\":1}");
  gvt_program_assert_members (json_object_get_object_member (read, "ledger"),
                              "{\"files\":1,\"files_received\":1,\"only_here\":0}");
  gvt_program_assert_members (known, "{\"photos\":0,\"receipts\":0,\"known\":1}");
  gvt_program_assert_members (nothing, "{\"photos\":0,\"records\":0}");
  gvt_courier_scene_assert_photo (self, receipt);
}

/* I3: the stick with the records is late; what came before it is kept, and not asked for again. */
static void
test_photos_wait_for_their_records (GvtCourierScene *self, gconstpointer unused)
{
  g_autofree char *receipt = gvt_courier_scene_propose (self);
  g_autofree char *early = gvt_courier_scene_folder (self, "early");
  g_autofree char *photos = NULL;
  g_autoptr (JsonObject) waits = NULL;
  g_autoptr (JsonObject) taken = NULL;
  g_autoptr (JsonObject) read = NULL;

  json_object_unref (gvt_courier_scene_end_day (self, self->stick));
  photos = gvt_courier_find_one (self->parts, "-photos-");
  gvt_courier_move (photos, early);
  waits = gvt_courier_scene_accept (self, early, 0);
  gvt_program_assert_members (waits, "{\"held\":1}");
  gvt_program_assert_members (gvt_courier_part_of (waits, "photos"),
                              "{\"state\":\"held\",\"new\":0}");

  taken = gvt_courier_scene_accept (self, self->stick, 0);
  gvt_program_assert_members (taken, "{\"held\":0}");
  gvt_program_assert_members (gvt_courier_part_of (taken, "photos"),
                              "{\"state\":\"taken\",\"new\":1,\"was_held\":true}");
  gvt_courier_scene_assert_photo (self, receipt);
  read = gvt_courier_scene_read (self, self->stick);
  gvt_program_assert_members (read, "{\"photos\":1}");
}

/* --- the outbox --- */

/* Its one-time keys go up with the first trip, the lease comes down with it, or with the second
 * where it was given only then; and the list, which it opens. */
static void
test_a_lease_and_its_list_come_without_any_network (GvtCourierScene *self, gconstpointer unused)
{
  g_autoptr (JsonObject) first = NULL;
  g_autoptr (JsonObject) second = NULL;
  g_autoptr (JsonObject) read = NULL;
  g_autoptr (JsonObject) again = NULL;

  gvt_courier_scene_grant (self); /* it waits for a key to be sealed to */
  json_object_unref (gvt_courier_scene_end_day (self, self->stick));
  first = gvt_courier_scene_accept (self, self->stick, 0);
  gvt_program_assert_members (gvt_courier_answer_of (first),
                              "{\"letters\":1,\"lists\":1,\"full\":false}");
  read = gvt_courier_scene_read (self, self->stick);
  gvt_program_assert_members (read, "{\"letters\":1,\"gaps\":0,\"older\":0}");
  g_assert_cmpint (json_object_get_int_member (read, "lists"), >, 0);
  gvt_courier_scene_assert_opens (self);

  /* I2: the stick once more says nothing new, and the laptop's next one says that it arrived. */
  again = gvt_courier_scene_read (self, self->stick);
  gvt_program_assert_members (again, "{\"letters\":0,\"lists\":0}");
  json_object_unref (gvt_courier_scene_end_day (self, self->stick));
  second = gvt_courier_scene_accept (self, self->stick, 0);
  gvt_program_assert_members (gvt_courier_answer_of (second), "{\"letters\":0}");
  g_assert_null (gvt_courier_find_one (self->parts, "-letters-"));
}

static void
test_a_key_of_an_earlier_trip_takes_a_lease (GvtCourierScene *self, gconstpointer unused)
{
  g_autoptr (JsonObject) accepted = NULL;
  g_autoptr (JsonObject) read = NULL;

  json_object_unref (gvt_courier_scene_end_day (self, self->stick));
  json_object_unref (gvt_courier_scene_accept (self, self->stick, 0));
  gvt_courier_scene_grant (self);
  accepted = gvt_courier_scene_accept (self, self->stick, 0);
  gvt_program_assert_members (gvt_courier_answer_of (accepted), "{\"letters\":1}");
  read = gvt_courier_scene_read (self, self->stick);
  gvt_program_assert_members (read, "{\"letters\":1}");
  gvt_courier_scene_assert_opens (self);
}

/* An outbox is a chain: what does not follow waits on its stick, and nothing of it is taken. */
static void
test_letters_that_do_not_follow_wait_on_their_stick (GvtCourierScene *self, gconstpointer unused)
{
  g_autofree char *late = gvt_courier_scene_folder (self, "late");
  g_autofree char *letters = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (JsonObject) gap = NULL;
  g_autoptr (JsonObject) first = NULL;
  g_autoptr (JsonObject) second = NULL;

  gvt_courier_scene_grant (self);
  json_object_unref (gvt_courier_scene_end_day (self, self->stick));
  json_object_unref (gvt_courier_scene_accept (self, self->stick, 0));
  letters = gvt_courier_find_one (self->parts, "-letters-");
  gvt_courier_move (letters, late);

  /* A copy of the laptop reads them, asks on from there, and its next letters come to this one. */
  gvt_copied_laptop_copy_disk (&self->laptops);
  json_object_unref (gvt_courier_told_by (
      GVT_ACT (&self->laptops, self->laptops.copy, "courier", "read", late), 0));
  json_object_unref (gvt_courier_told_by (
      GVT_ACT (&self->laptops, self->laptops.copy, "end-day", "--to", self->stick), 0));
  gvt_copied_laptop_assert_done (gvt_copied_laptop_run_centre (&self->laptops, "leases", "revoke",
                                                               "--device", self->code, NULL));
  json_object_unref (gvt_courier_scene_accept (self, self->stick, 0));
  gap = gvt_courier_scene_read (self, self->stick);
  gvt_program_assert_members (gap, "{\"letters\":0,\"gaps\":1}");

  first = gvt_courier_scene_read (self, late);
  gvt_program_assert_members (first, "{\"letters\":1,\"gaps\":0}");
  second = gvt_courier_scene_read (self, self->stick);
  g_assert_cmpint (json_object_get_int_member (second, "letters"), >, 0);
  gvt_program_assert_members (second, "{\"gaps\":0}");
}

/* --- modules --- */

static void
put_noise (const char *folder, guint index)
{
  g_autofree char *name = g_strdup_printf ("besar-%u.png", index);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (index);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, NOISE, NOISE);
  guint32 *pixels;

  cairo_surface_flush (surface);
  pixels = (guint32 *) (gpointer) cairo_image_surface_get_data (surface);
  for (guint i = 0; i < NOISE * NOISE; i++)
    pixels[i] = g_rand_int (random);
  cairo_surface_mark_dirty (surface);
  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
}

/* A shipped one, and pictures that make it as large as some are. */
static void
publish_large (GvtCourierScene *self)
{
  g_autofree char *from = g_test_build_filename (G_TEST_DIST, "..", "resources", "modules", MODULE,
                                                 NULL);
  g_autofree char *to = g_build_filename (self->laptops.folder, MODULE, NULL);
  g_autofree char *media = g_build_filename (to, "media", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) copy = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "cp", "-r",
                                                   from, to, NULL);

  g_assert_no_error (error);
  g_subprocess_wait_check (copy, NULL, &error);
  g_assert_no_error (error);
  g_mkdir (media, 0700);
  for (guint i = 0; i < 5; i++)
    put_noise (media, i);
  gvt_copied_laptop_assert_done (
      gvt_copied_laptop_run_centre (&self->laptops, "modules", "publish", to, NULL));
}

static guint
count_modules (GvtCourierScene *self)
{
  g_autofree char *folder = g_build_filename (self->laptops.original, "modules", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_assert_true (g_str_has_suffix (name, ".gvmod"));
      n++;
    }
  return n;
}

/* One module, larger than any part: on several sticks, the last of them first. */
static void
test_a_module_comes_in_pieces_in_any_order (GvtCourierScene *self, gconstpointer unused)
{
  g_autofree char *second = gvt_courier_scene_folder (self, "second");
  g_autofree char *piece = NULL;
  g_autoptr (JsonObject) accepted = NULL;
  g_autoptr (JsonObject) early = NULL;
  g_autoptr (JsonObject) rest = NULL;
  g_autoptr (JsonObject) nothing = NULL;

  publish_large (self);
  json_object_unref (gvt_courier_scene_end_day (self, self->stick));
  accepted = gvt_courier_scene_accept (self, self->stick, 0);
  gvt_program_assert_members (gvt_courier_answer_of (accepted), "{\"modules\":3}");
  piece = gvt_courier_find_one (self->parts, "-003-of-003.gvp");
  gvt_courier_move (piece, second);

  early = gvt_courier_scene_read (self, second);
  gvt_program_assert_members (early, "{\"pieces\":1,\"modules\":0}");
  rest = gvt_courier_scene_read (self, self->stick);
  gvt_program_assert_members (rest, "{\"pieces\":2,\"modules\":1}");
  g_assert_cmpuint (count_modules (self), ==, 1);

  /* I2; and it is not brought again. */
  nothing = gvt_courier_scene_read (self, self->stick);
  gvt_program_assert_members (nothing, "{\"pieces\":0,\"modules\":0}");
  json_object_unref (gvt_courier_scene_end_day (self, self->stick));
  g_clear_pointer (&accepted, json_object_unref);
  accepted = gvt_courier_scene_accept (self, self->stick, 0);
  gvt_program_assert_members (gvt_courier_answer_of (accepted), "{\"modules\":0}");
  g_assert_null (gvt_courier_find_one (self->parts, "-files-"));
}

/* Of a stick that was lost on the way back, the next one brings what is missing alone. */
static void
test_a_module_goes_on_where_it_stopped (GvtCourierScene *self, gconstpointer unused)
{
  g_autofree char *kept = gvt_courier_scene_folder (self, "kept");
  g_autofree char *piece = NULL;
  g_autoptr (JsonObject) first = NULL;
  g_autoptr (JsonObject) accepted = NULL;
  g_autoptr (JsonObject) read = NULL;

  publish_large (self);
  json_object_unref (gvt_courier_scene_end_day (self, self->stick));
  json_object_unref (gvt_courier_scene_accept (self, self->stick, 0));
  piece = gvt_courier_find_one (self->parts, "-001-of-003.gvp");
  gvt_courier_move (piece, kept);
  first = gvt_courier_scene_read (self, kept);
  gvt_program_assert_members (first, "{\"pieces\":1,\"modules\":0}");

  json_object_unref (gvt_courier_scene_end_day (self, self->stick));
  accepted = gvt_courier_scene_accept (self, self->stick, 0);
  gvt_program_assert_members (gvt_courier_answer_of (accepted), "{\"modules\":2}");
  read = gvt_courier_scene_read (self, self->stick);
  gvt_program_assert_members (read, "{\"pieces\":2,\"modules\":1}");
  g_assert_cmpuint (count_modules (self), ==, 1);
}

/* --- of a newer version --- */

#define LETTERS 16 /* where a label says what a part is */

/* A part as a newer program names it: whole, for the same one, and of a kind that nobody here
 * knows. Returns: (transfer full): its path */
static char *
write_newer (const char *folder, const char *like, const char *name)
{
  g_autofree char *path = gvt_courier_find_one (folder, like);
  char *to = g_build_filename (folder, name, NULL);
  g_autofree char *bytes = NULL;
  gsize size;
  GvtHash digest;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  memcpy (bytes + LETTERS, "NEWT", 4);
  gvt_hash_data (bytes, size - sizeof digest.bytes, &digest);
  memcpy (bytes + size - sizeof digest.bytes, digest.bytes, sizeof digest.bytes);
  g_assert_true (g_file_set_contents (to, bytes, (gssize) size, NULL));
  return to;
}

/* I12: it lies where it was, as it was; nothing else on the stick waits for it, either way. */
static void
test_a_part_of_a_newer_kind_is_left (GvtCourierScene *self, gconstpointer unused)
{
  g_autofree char *receipt = gvt_courier_scene_propose (self);
  g_autofree char *up = NULL;
  g_autofree char *down = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *still = NULL;
  gsize n_kept, n_still;
  g_autoptr (JsonObject) accepted = NULL;
  g_autoptr (JsonObject) ledger = NULL;
  g_autoptr (GvtProgramRun) read = NULL;

  json_object_unref (gvt_courier_scene_end_day (self, self->stick));
  up = write_newer (self->parts, "-001-of-001.gvc", "AAAA-1-000001-001-of-001.gvc");
  g_assert_true (g_file_get_contents (up, &kept, &n_kept, NULL));
  accepted = gvt_courier_scene_accept (self, self->stick, 1);
  gvt_program_assert_members (gvt_courier_part_of (accepted, "records"), "{\"state\":\"taken\"}");
  gvt_program_assert_members (gvt_courier_part_of (accepted, "photos"), "{\"state\":\"taken\"}");
  gvt_courier_scene_assert_photo (self, receipt);

  down = write_newer (self->parts, "-receipt-", "AAAA-1-news-000001-001-of-001.gvp");
  read = GVT_ACT (&self->laptops, self->laptops.original, "courier", "read", self->stick);
  g_assert_nonnull (strstr (read->err, "newer Go Vote"));
  ledger = gvt_courier_told_by (GVT_ACT (&self->laptops, self->laptops.original, "ledger"), 0);
  gvt_program_assert_members (ledger, "{\"only_here\":0,\"files_received\":1}");
  g_assert_true (g_file_test (down, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (up, &still, &n_still, NULL));
  g_assert_cmpmem (kept, n_kept, still, n_still);
}

#define ADD(path, test) \
  g_test_add ("/courier/" path, GvtCourierScene, NULL, gvt_courier_scene_set_up, test, \
              gvt_courier_scene_tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);
  ADD ("I2-a-photo-arrives-byte-for-byte", test_a_photo_arrives_byte_for_byte);
  ADD ("I3-photos-wait-for-their-records", test_photos_wait_for_their_records);
  ADD ("a-lease-and-its-list-come-without-any-network",
       test_a_lease_and_its_list_come_without_any_network);
  ADD ("a-key-of-an-earlier-trip-takes-a-lease", test_a_key_of_an_earlier_trip_takes_a_lease);
  ADD ("I3-letters-that-do-not-follow-wait-on-their-stick",
       test_letters_that_do_not_follow_wait_on_their_stick);
  ADD ("a-module-comes-in-pieces-in-any-order", test_a_module_comes_in_pieces_in_any_order);
  ADD ("a-module-goes-on-where-it-stopped", test_a_module_goes_on_where_it_stopped);
  ADD ("I12-a-part-of-a-newer-kind-is-left", test_a_part_of_a_newer_kind_is_left);
  return g_test_run ();
}
