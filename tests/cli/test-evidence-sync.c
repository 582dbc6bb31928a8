/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture of what was shown, from the laptop where it was taken to the centre that opens it: the
 * built programs, and a line that loses answers. */
#include <string.h>

#include <glib/gstdio.h>

#include "gvt-copied-laptop.h"
#include "gvt-test.h"

#define NAME    "ZULQOSIMBERA WIRAKSATRIA"
#define REPORT  "name=" NAME "\n"
#define N_BYTES 200000 /* four pieces */

typedef struct
{
  GvtCopiedLaptop scene;
  char *picture;
  char *folder; /* of what the centre writes */
  char *bytes;
  gsize n_bytes;
} Fixture;

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
  g_assert_true (g_file_set_contents (self->picture, self->bytes, (gssize) self->n_bytes, NULL));
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  gvt_copied_laptop_set_up (&self->scene, NULL);
  self->picture = g_build_filename (self->scene.folder, "kartu.jpg", NULL);
  self->folder = g_build_filename (self->scene.folder, "evidence", NULL);
  g_assert_cmpint (g_mkdir (self->folder, 0700), ==, 0);
  make_picture (self);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_free (self->picture);
  g_free (self->folder);
  g_free (self->bytes);
  gvt_copied_laptop_tear_down (&self->scene, NULL);
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

/* Returns: (transfer full): what a talk told, well or not */
static JsonObject *
talk (Fixture *self, int exit_code)
{
  g_autoptr (GvtProgramRun) run = GVT_ACT (&self->scene, self->scene.original, "sync");
  g_autoptr (JsonNode) node = gvt_program_run_json (run);

  g_assert_cmpint (run->exit_code, ==, exit_code);
  return json_object_ref (json_node_get_object (node));
}

static void
assert_photos (JsonObject *told, const char *expected)
{
  gvt_program_assert_members (json_object_get_object_member (told, "ledger"), expected);
}

static JsonNode *
open_pictures (Fixture *self, const char *receipt)
{
  return gvt_copied_laptop_json_of (
      gvt_copied_laptop_run_centre (&self->scene, "proposals", "pictures", receipt, self->folder,
                                    "--reason", "memeriksa usulan", NULL));
}

static void
assert_is_picture (Fixture *self, JsonNode *told)
{
  JsonArray *paths = json_object_get_array_member (json_node_get_object (told), "pictures");
  g_autofree char *bytes = NULL;
  gsize n_bytes;

  g_assert_cmpuint (json_array_get_length (paths), ==, 1);
  g_assert_true (
      g_file_get_contents (json_array_get_string_element (paths, 0), &bytes, &n_bytes, NULL));
  g_assert_cmpmem (bytes, n_bytes, self->bytes, self->n_bytes);
}

/* I1, I2: what one side thinks lost the other has; nothing comes twice, and the picture is the one
 * that was taken, byte for byte. */
static void
test_a_picture_arrives_over_a_bad_line (Fixture *self, gconstpointer unused)
{
  g_autofree char *receipt = propose (self);
  g_autoptr (JsonObject) cut = NULL;
  g_autoptr (JsonObject) whole = NULL;
  g_autoptr (JsonObject) again = NULL;
  g_autoptr (JsonNode) early = NULL;
  g_autoptr (JsonNode) late = NULL;

  gvt_relay_lose_answer (self->scene.relay, "/v1/blob");
  cut = talk (self, 1);
  assert_photos (cut, "{\"only_here\":0,\"files\":1,\"files_received\":0}");
  early = open_pictures (self, receipt);
  gvt_program_assert_members (json_node_get_object (early), "{\"pictures\":[],\"away\":1}");

  whole = talk (self, 0);
  gvt_program_assert_members (whole, "{\"photos\":1}");
  assert_photos (whole, "{\"files\":1,\"files_received\":1}");
  late = open_pictures (self, receipt);
  gvt_program_assert_members (json_node_get_object (late), "{\"away\":0}");
  assert_is_picture (self, late);

  again = talk (self, 0);
  gvt_program_assert_members (again, "{\"photos\":0}");
}

/* A card is on it: who looked, and why, is known. */
static void
test_no_picture_is_seen_without_a_reason (Fixture *self, gconstpointer unused)
{
  g_autofree char *receipt = propose (self);
  g_autoptr (JsonObject) told = talk (self, 0);
  g_autoptr (GvtProgramRun) refused = gvt_copied_laptop_run_centre (
      &self->scene, "proposals", "pictures", receipt, self->folder, NULL);
  g_autoptr (JsonNode) seen = open_pictures (self, receipt);
  g_autoptr (JsonNode) read = gvt_copied_laptop_json_of (gvt_copied_laptop_run_centre (
      &self->scene, "events", "list", "--kind", "proposals.read", NULL));
  JsonArray *events = json_node_get_array (read);

  g_assert_cmpint (refused->exit_code, ==, 1);
  g_assert_cmpuint (json_array_get_length (events), ==, 1);
  gvt_program_assert_members (
      json_object_get_object_member (json_array_get_object_element (events, 0), "body"),
      "{\"full_nik\":true,\"reason\":\"memeriksa usulan\"}");
  g_assert_nonnull (told);
  g_assert_nonnull (seen);
}

#define ADD(path, test) g_test_add ("/evidence-sync/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);
  ADD ("I2-a-picture-arrives-over-a-bad-line", test_a_picture_arrives_over_a_bad_line);
  ADD ("no-picture-is-seen-without-a-reason", test_no_picture_is_seen_without_a_reason);
  return g_test_run ();
}
