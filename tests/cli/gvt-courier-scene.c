/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-courier-scene.h"

#include <string.h>

#include <glib/gstdio.h>

#define REPORT  "name=" GVT_COURIER_NAME "\n"
#define N_BYTES 200000 /* four pieces */

char *
gvt_courier_scene_folder (GvtCourierScene *self, const char *name)
{
  char *folder = g_build_filename (self->laptops.folder, name, NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  return folder;
}

/* As a telephone has it after it was made smaller: markers, and bytes that say nothing. */
static void
make_picture (GvtCourierScene *self)
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
  self->picture = g_build_filename (self->laptops.folder, "kartu.jpg", NULL);
  g_assert_true (g_file_set_contents (self->picture, self->bytes, (gssize) self->n_bytes, NULL));
}

void
gvt_courier_scene_set_up (GvtCourierScene *self, gconstpointer unused)
{
  gvt_copied_laptop_set_up (&self->laptops, NULL);
  self->stick = gvt_courier_scene_folder (self, "stick");
  self->parts = g_build_filename (self->stick, "govote", NULL);
  self->code = gvt_copied_laptop_find_device (&self->laptops, "open", 1);
  make_picture (self);
}

void
gvt_courier_scene_tear_down (GvtCourierScene *self, gconstpointer unused)
{
  g_free (self->stick);
  g_free (self->parts);
  g_free (self->code);
  g_free (self->picture);
  g_free (self->bytes);
  gvt_copied_laptop_tear_down (&self->laptops, NULL);
}

/* --- acts --- */

/* @run: (transfer full). Returns: (transfer full): what it said */
JsonObject *
gvt_courier_told_by (GvtProgramRun *run, int exit_code)
{
  g_autoptr (JsonNode) node = NULL;

  if (run->exit_code != exit_code)
    g_error ("It ended with %d: %s%s", run->exit_code, run->out, run->err);
  node = gvt_program_run_json (run);
  gvt_program_run_free (run);
  return json_node_dup_object (node);
}

JsonObject *
gvt_courier_scene_end_day (GvtCourierScene *self, const char *stick)
{
  return gvt_courier_told_by (
      GVT_ACT (&self->laptops, self->laptops.original, "end-day", "--to", stick), 0);
}

JsonObject *
gvt_courier_scene_accept (GvtCourierScene *self, const char *path, int exit_code)
{
  return gvt_courier_told_by (
      gvt_copied_laptop_run_centre (&self->laptops, "courier", "accept", path, NULL), exit_code);
}

JsonObject *
gvt_courier_scene_read (GvtCourierScene *self, const char *path)
{
  return gvt_courier_told_by (
      GVT_ACT (&self->laptops, self->laptops.original, "courier", "read", path), 0);
}

/* Returns: (transfer full): the receipt number */
char *
gvt_courier_scene_propose (GvtCourierScene *self)
{
  g_autoptr (GvtProgramRun) run = gvt_program_run_new (
      "govotectl", REPORT, "--data", self->laptops.original, "--json", "--user", "PTD-01",
      "--passphrase-file", self->laptops.passphrase, "propose", "move", "--village",
      GVT_COPIED_VILLAGE, "--reporter", "self", "--evidence", "ktp-el", "--picture", self->picture,
      "--from", "-", NULL);
  g_autoptr (JsonNode) node = gvt_program_run_json (run);

  g_assert_cmpint (run->exit_code, ==, 0);
  return g_strdup (json_object_get_string_member (json_node_get_object (node), "receipt"));
}

/* The centre's answer to the only laptop of these tests. */
JsonObject *
gvt_courier_answer_of (JsonObject *accepted)
{
  return json_array_get_object_element (json_object_get_array_member (accepted, "receipts"), 0);
}

/* Returns: (transfer none): of the parts with @type, the first */
JsonObject *
gvt_courier_part_of (JsonObject *accepted, const char *type)
{
  JsonArray *parts = json_object_get_array_member (accepted, "parts");

  for (guint i = 0; i < json_array_get_length (parts); i++)
    {
      JsonObject *part = json_array_get_object_element (parts, i);

      /* What could not be read is of no type. */
      if (json_object_has_member (part, "type")
          && g_str_equal (json_object_get_string_member (part, "type"), type))
        return part;
    }
  g_error ("No part with %s", type);
}

/* Returns: (transfer full): the path of the only part in @folder whose name has @word, or %NULL */
char *
gvt_courier_find_one (const char *folder, const char *word)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (strstr (name, word) != NULL && !g_str_has_suffix (name, ".part"))
      return g_build_filename (folder, name, NULL);
  return NULL;
}

void
gvt_courier_move (const char *path, const char *folder)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *to = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_rename (path, to), ==, 0);
}

void
gvt_courier_scene_assert_photo (GvtCourierScene *self, const char *receipt)
{
  g_autofree char *folder = gvt_courier_scene_folder (self, "evidence");
  g_autoptr (JsonObject) told = gvt_courier_told_by (
      gvt_copied_laptop_run_centre (&self->laptops, "proposals", "pictures", receipt, folder,
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

void
gvt_courier_scene_assert_opens (GvtCourierScene *self)
{
  g_autoptr (JsonNode) node = gvt_copied_laptop_json_of (
      GVT_ACT (&self->laptops, self->laptops.original, "leases", "list"));
  JsonArray *lists = json_node_get_array (node);

  g_assert_cmpuint (json_array_get_length (lists), ==, 1);
  gvt_program_assert_members (json_array_get_object_element (lists, 0),
                              "{\"state\":\"open\",\"rows\":60}");
}

void
gvt_courier_scene_grant (GvtCourierScene *self)
{
  gvt_copied_laptop_make_lists (&self->laptops);
  gvt_copied_laptop_assert_done (gvt_copied_laptop_grant (&self->laptops, self->code));
}
