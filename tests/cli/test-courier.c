/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What travels by stick beside records: photos up; the outbox, lists and modules down. The built
 * programs, each act a process of its own, and files alone between them: nobody synchronises. */
#include <cairo.h>
#include <string.h>

#include <glib/gstdio.h>

#include "gvt-copied-laptop.h"
#include "gvt-test.h"

#define REPORT  "name=ZULQOSIMBERA WIRAKSATRIA\n"
#define N_BYTES 200000 /* four pieces */
#define MODULE  "m10-politik-uang"
#define NOISE   1100 /* pixels to a side: 3.6 MB that nothing makes smaller */

typedef struct
{
  GvtCopiedLaptop scene;
  char *stick;
  char *parts; /* in it */
  char *code;
  char *picture;
  char *bytes;
  gsize n_bytes;
} Fixture;

static char *
make_folder (Fixture *self, const char *name)
{
  char *folder = g_build_filename (self->scene.folder, name, NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  return folder;
}

/* As a telephone has it after it was made smaller: markers, and bytes that say nothing. */
static void
make_picture (Fixture *self)
{
  static const char head[] = "\xff\xd8\xff\xdb\0\3\1\xff\xda\0\3\1";
  static const char tail[] = "\xff\xd9";
  GString *picture = g_string_new_len (head, sizeof head - 1);
  g_autoptr (GRand) random = g_rand_new_with_seed (20);

  for (guint i = 0; i < N_BYTES; i++)
    g_string_append_c (picture, (char) g_rand_int_range (random, 1, 0x80));
  g_string_append_len (picture, tail, sizeof tail - 1);
  self->n_bytes = picture->len;
  self->bytes = g_string_free (picture, FALSE);
  self->picture = g_build_filename (self->scene.folder, "kartu.jpg", NULL);
  g_assert_true (g_file_set_contents (self->picture, self->bytes, (gssize) self->n_bytes, NULL));
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  gvt_copied_laptop_set_up (&self->scene, NULL);
  self->stick = make_folder (self, "stick");
  self->parts = g_build_filename (self->stick, "govote", NULL);
  self->code = gvt_copied_laptop_find_device (&self->scene, "open", 1);
  make_picture (self);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_free (self->stick);
  g_free (self->parts);
  g_free (self->code);
  g_free (self->picture);
  g_free (self->bytes);
  gvt_copied_laptop_tear_down (&self->scene, NULL);
}

/* --- acts --- */

/* @run: (transfer full). Returns: (transfer full): what it said */
static JsonObject *
told_by (GvtProgramRun *run, int exit_code)
{
  g_autoptr (JsonNode) node = NULL;

  if (run->exit_code != exit_code)
    g_error ("It ended with %d: %s%s", run->exit_code, run->out, run->err);
  node = gvt_program_run_json (run);
  gvt_program_run_free (run);
  return json_node_dup_object (node);
}

static JsonObject *
end_day (Fixture *self, const char *stick)
{
  return told_by (GVT_ACT (&self->scene, self->scene.original, "end-day", "--to", stick), 0);
}

static JsonObject *
accept (Fixture *self, const char *path, int exit_code)
{
  return told_by (gvt_copied_laptop_run_centre (&self->scene, "courier", "accept", path, NULL),
                  exit_code);
}

static JsonObject *
read_stick (Fixture *self, const char *path)
{
  return told_by (GVT_ACT (&self->scene, self->scene.original, "courier", "read", path), 0);
}

/* Returns: (transfer full): the receipt number */
static char *
propose (Fixture *self)
{
  g_autoptr (GvtProgramRun) run = gvt_program_run_new (
      "govotectl", REPORT, "--data", self->scene.original, "--json", "--user", "PTD-01",
      "--passphrase-file", self->scene.passphrase, "propose", "move", "--village",
      GVT_COPIED_VILLAGE, "--reporter", "self", "--evidence", "ktp-el", "--picture", self->picture,
      "--from", "-", NULL);
  g_autoptr (JsonNode) node = gvt_program_run_json (run);

  g_assert_cmpint (run->exit_code, ==, 0);
  return g_strdup (json_object_get_string_member (json_node_get_object (node), "receipt"));
}

/* The centre's answer to the only laptop of these tests. */
static JsonObject *
answer_of (JsonObject *accepted)
{
  return json_array_get_object_element (json_object_get_array_member (accepted, "receipts"), 0);
}

/* Returns: (transfer none): of the parts with @type, the first */
static JsonObject *
part_of (JsonObject *accepted, const char *type)
{
  JsonArray *parts = json_object_get_array_member (accepted, "parts");

  for (guint i = 0; i < json_array_get_length (parts); i++)
    if (g_str_equal (
            json_object_get_string_member (json_array_get_object_element (parts, i), "type"), type))
      return json_array_get_object_element (parts, i);
  g_error ("No part with %s", type);
}

/* Returns: (transfer full): the path of the only part in @folder whose name has @word, or %NULL */
static char *
find_part (const char *folder, const char *word)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (strstr (name, word) != NULL && !g_str_has_suffix (name, ".part"))
      return g_build_filename (folder, name, NULL);
  return NULL;
}

static void
move_to (const char *path, const char *folder)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *to = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_rename (path, to), ==, 0);
}

/* --- photos --- */

static void
assert_is_at_centre (Fixture *self, const char *receipt)
{
  g_autofree char *folder = make_folder (self, "evidence");
  g_autoptr (JsonObject) told = told_by (
      gvt_copied_laptop_run_centre (&self->scene, "proposals", "pictures", receipt, folder,
                                    "--reason", "memeriksa usulan", NULL),
      0);
  JsonArray *paths = json_object_get_array_member (told, "pictures");
  g_autofree char *bytes = NULL;
  gsize n_bytes;

  g_assert_cmpuint (json_array_get_length (paths), ==, 1);
  g_assert_true (
      g_file_get_contents (json_array_get_string_element (paths, 0), &bytes, &n_bytes, NULL));
  g_assert_cmpmem (bytes, n_bytes, self->bytes, self->n_bytes);
}

/* I1, I2: what one stick lost the next one has, nothing comes twice, and only the centre's signed
 * word makes a photo count as received. */
static void
test_a_photo_arrives_byte_for_byte (Fixture *self, gconstpointer unused)
{
  g_autofree char *receipt = propose (self);
  g_autofree char *lost = make_folder (self, "lost");
  g_autoptr (JsonObject) first = end_day (self, lost);
  g_autoptr (JsonObject) second = end_day (self, self->stick);
  g_autoptr (JsonObject) before = told_by (GVT_ACT (&self->scene, self->scene.original, "ledger"),
                                           0);
  g_autoptr (JsonObject) accepted = accept (self, self->stick, 0);
  g_autoptr (JsonObject) again = accept (self, self->stick, 0);
  g_autoptr (JsonObject) read = read_stick (self, self->stick);
  g_autoptr (JsonObject) known = read_stick (self, self->stick);
  g_autoptr (JsonObject) nothing = end_day (self, self->stick);

  gvt_program_assert_members (first, "{\"photos\":1}");
  gvt_program_assert_members (second, "{\"photos\":1}");
  gvt_program_assert_members (before, "{\"files\":1,\"files_received\":0,\"received\":0}");
  gvt_program_assert_members (part_of (accepted, "photos"), "{\"state\":\"taken\",\"new\":1}");
  gvt_program_assert_members (part_of (again, "photos"), "{\"state\":\"known\",\"new\":0}");
  gvt_program_assert_members (read, "{\"photos\":1,\"receipts\":1}");
  gvt_program_assert_members (json_object_get_object_member (read, "ledger"),
                              "{\"files\":1,\"files_received\":1,\"only_here\":0}");
  gvt_program_assert_members (known, "{\"photos\":0,\"receipts\":0,\"known\":1}");
  gvt_program_assert_members (nothing, "{\"photos\":0,\"records\":0}");
  assert_is_at_centre (self, receipt);
}

/* I3: the stick with the records is late; what came before it is kept, and not asked for again. */
static void
test_photos_wait_for_their_records (Fixture *self, gconstpointer unused)
{
  g_autofree char *receipt = propose (self);
  g_autofree char *early = make_folder (self, "early");
  g_autofree char *photos = NULL;
  g_autoptr (JsonObject) waits = NULL;
  g_autoptr (JsonObject) taken = NULL;
  g_autoptr (JsonObject) read = NULL;

  json_object_unref (end_day (self, self->stick));
  photos = find_part (self->parts, "-photos-");
  move_to (photos, early);
  waits = accept (self, early, 0);
  gvt_program_assert_members (waits, "{\"held\":1}");
  gvt_program_assert_members (part_of (waits, "photos"), "{\"state\":\"held\",\"new\":0}");

  taken = accept (self, self->stick, 0);
  gvt_program_assert_members (taken, "{\"held\":0}");
  gvt_program_assert_members (part_of (taken, "photos"),
                              "{\"state\":\"taken\",\"new\":1,\"was_held\":true}");
  assert_is_at_centre (self, receipt);
  read = read_stick (self, self->stick);
  gvt_program_assert_members (read, "{\"photos\":1}");
}

/* --- the outbox --- */

static void
assert_opens (Fixture *self)
{
  g_autoptr (JsonNode) node = gvt_copied_laptop_json_of (
      GVT_ACT (&self->scene, self->scene.original, "leases", "list"));
  JsonArray *lists = json_node_get_array (node);

  g_assert_cmpuint (json_array_get_length (lists), ==, 1);
  gvt_program_assert_members (json_array_get_object_element (lists, 0),
                              "{\"state\":\"open\",\"rows\":60}");
}

static void
grant (Fixture *self)
{
  gvt_copied_laptop_make_lists (&self->scene);
  gvt_copied_laptop_assert_done (gvt_copied_laptop_grant (&self->scene, self->code));
}

/* Its one-time keys go up with the first trip, the lease comes down with it, or with the second
 * where it was given only then; and the list, which it opens. */
static void
test_a_lease_and_its_list_come_without_any_network (Fixture *self, gconstpointer unused)
{
  g_autoptr (JsonObject) first = NULL;
  g_autoptr (JsonObject) second = NULL;
  g_autoptr (JsonObject) read = NULL;
  g_autoptr (JsonObject) again = NULL;

  grant (self); /* it waits for a key to be sealed to */
  json_object_unref (end_day (self, self->stick));
  first = accept (self, self->stick, 0);
  gvt_program_assert_members (answer_of (first), "{\"letters\":1,\"lists\":1,\"full\":false}");
  read = read_stick (self, self->stick);
  gvt_program_assert_members (read, "{\"letters\":1,\"gaps\":0,\"older\":0}");
  g_assert_cmpint (json_object_get_int_member (read, "lists"), >, 0);
  assert_opens (self);

  /* I2: the stick once more says nothing new, and the laptop's next one says that it arrived. */
  again = read_stick (self, self->stick);
  gvt_program_assert_members (again, "{\"letters\":0,\"lists\":0}");
  json_object_unref (end_day (self, self->stick));
  second = accept (self, self->stick, 0);
  gvt_program_assert_members (answer_of (second), "{\"letters\":0}");
  g_assert_null (find_part (self->parts, "-letters-"));
}

static void
test_a_key_of_an_earlier_trip_takes_a_lease (Fixture *self, gconstpointer unused)
{
  g_autoptr (JsonObject) accepted = NULL;
  g_autoptr (JsonObject) read = NULL;

  json_object_unref (end_day (self, self->stick));
  json_object_unref (accept (self, self->stick, 0));
  grant (self);
  accepted = accept (self, self->stick, 0);
  gvt_program_assert_members (answer_of (accepted), "{\"letters\":1}");
  read = read_stick (self, self->stick);
  gvt_program_assert_members (read, "{\"letters\":1}");
  assert_opens (self);
}

/* An outbox is a chain: what does not follow waits on its stick, and nothing of it is taken. */
static void
test_letters_that_do_not_follow_wait_on_their_stick (Fixture *self, gconstpointer unused)
{
  g_autofree char *late = make_folder (self, "late");
  g_autofree char *letters = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (JsonObject) gap = NULL;
  g_autoptr (JsonObject) first = NULL;
  g_autoptr (JsonObject) second = NULL;

  grant (self);
  json_object_unref (end_day (self, self->stick));
  json_object_unref (accept (self, self->stick, 0));
  letters = find_part (self->parts, "-letters-");
  move_to (letters, late);

  /* A copy of the laptop reads them, asks on from there, and its next letters come to this one. */
  gvt_copied_laptop_copy_disk (&self->scene);
  json_object_unref (
      told_by (GVT_ACT (&self->scene, self->scene.copy, "courier", "read", late), 0));
  json_object_unref (
      told_by (GVT_ACT (&self->scene, self->scene.copy, "end-day", "--to", self->stick), 0));
  gvt_copied_laptop_assert_done (gvt_copied_laptop_run_centre (&self->scene, "leases", "revoke",
                                                               "--device", self->code, NULL));
  json_object_unref (accept (self, self->stick, 0));
  gap = read_stick (self, self->stick);
  gvt_program_assert_members (gap, "{\"letters\":0,\"gaps\":1}");

  first = read_stick (self, late);
  gvt_program_assert_members (first, "{\"letters\":1,\"gaps\":0}");
  second = read_stick (self, self->stick);
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
publish_large (Fixture *self)
{
  g_autofree char *from = g_test_build_filename (G_TEST_DIST, "..", "resources", "modules", MODULE,
                                                 NULL);
  g_autofree char *to = g_build_filename (self->scene.folder, MODULE, NULL);
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
      gvt_copied_laptop_run_centre (&self->scene, "modules", "publish", to, NULL));
}

static guint
count_modules (Fixture *self)
{
  g_autofree char *folder = g_build_filename (self->scene.original, "modules", NULL);
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
test_a_module_comes_in_pieces_in_any_order (Fixture *self, gconstpointer unused)
{
  g_autofree char *second = make_folder (self, "second");
  g_autofree char *piece = NULL;
  g_autoptr (JsonObject) accepted = NULL;
  g_autoptr (JsonObject) early = NULL;
  g_autoptr (JsonObject) rest = NULL;
  g_autoptr (JsonObject) nothing = NULL;

  publish_large (self);
  json_object_unref (end_day (self, self->stick));
  accepted = accept (self, self->stick, 0);
  gvt_program_assert_members (answer_of (accepted), "{\"modules\":3}");
  piece = find_part (self->parts, "-003-of-003.gvp");
  move_to (piece, second);

  early = read_stick (self, second);
  gvt_program_assert_members (early, "{\"pieces\":1,\"modules\":0}");
  rest = read_stick (self, self->stick);
  gvt_program_assert_members (rest, "{\"pieces\":2,\"modules\":1}");
  g_assert_cmpuint (count_modules (self), ==, 1);

  /* I2; and it is not brought again. */
  nothing = read_stick (self, self->stick);
  gvt_program_assert_members (nothing, "{\"pieces\":0,\"modules\":0}");
  json_object_unref (end_day (self, self->stick));
  g_clear_pointer (&accepted, json_object_unref);
  accepted = accept (self, self->stick, 0);
  gvt_program_assert_members (answer_of (accepted), "{\"modules\":0}");
  g_assert_null (find_part (self->parts, "-files-"));
}

/* Of a stick that was lost on the way back, the next one brings what is missing alone. */
static void
test_a_module_goes_on_where_it_stopped (Fixture *self, gconstpointer unused)
{
  g_autofree char *kept = make_folder (self, "kept");
  g_autofree char *piece = NULL;
  g_autoptr (JsonObject) first = NULL;
  g_autoptr (JsonObject) accepted = NULL;
  g_autoptr (JsonObject) read = NULL;

  publish_large (self);
  json_object_unref (end_day (self, self->stick));
  json_object_unref (accept (self, self->stick, 0));
  piece = find_part (self->parts, "-001-of-003.gvp");
  move_to (piece, kept);
  first = read_stick (self, kept);
  gvt_program_assert_members (first, "{\"pieces\":1,\"modules\":0}");

  json_object_unref (end_day (self, self->stick));
  accepted = accept (self, self->stick, 0);
  gvt_program_assert_members (answer_of (accepted), "{\"modules\":2}");
  read = read_stick (self, self->stick);
  gvt_program_assert_members (read, "{\"pieces\":2,\"modules\":1}");
  g_assert_cmpuint (count_modules (self), ==, 1);
}

#define ADD(path, test) g_test_add ("/courier/" path, Fixture, NULL, set_up, test, tear_down)

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
  return g_test_run ();
}
