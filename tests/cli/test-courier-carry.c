/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another laptop carries: it has a network, and hands to the centre what it cannot read. The built
 * programs; the line is cut in the middle. */
#include <string.h>

#include <glib/gstdio.h>

#include "gvt-courier-scene.h"
#include "gvt-quick-enrol.h"
#include "gvt-test.h"

#define PASSPHRASE "sepuluh kata rahasia"

typedef struct
{
  GvtCourierScene scene;
  char *carrier;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  static const GvtQuickUser users[] = { { "PTD-01", PASSPHRASE }, { "SPV-01", PASSPHRASE } };
  GvtCopiedLaptop *laptops = &self->scene.laptops;
  g_autofree char *code = NULL;
  g_autofree char *address = NULL;

  gvt_courier_scene_set_up (&self->scene, NULL);
  self->carrier = g_build_filename (laptops->folder, "carrier", NULL);
  code = g_strconcat (self->carrier, ".code", NULL);
  address = g_strdup_printf ("http://127.0.0.1:%u", gvt_relay_get_port (laptops->relay));
  gvt_program_run_free (gvt_copied_laptop_run_centre (laptops, "devices", "enrol", "--user",
                                                      "PTD-01", "--user", "SPV-01", "--output",
                                                      code, "--url", address, NULL));
  gvt_quick_enrol (self->carrier, code, users, G_N_ELEMENTS (users));
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_free (self->carrier);
  gvt_courier_scene_tear_down (&self->scene, NULL);
}

static JsonObject *
carry (Fixture *self, const char *path, int exit_code)
{
  return gvt_courier_told_by (
      GVT_ACT (&self->scene.laptops, self->carrier, "courier", "carry", path), exit_code);
}

static void
spoil (const char *path, const char *folder, const char *name)
{
  g_autofree char *to = g_build_filename (folder, name, NULL);
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  content[length / 2] ^= 4;
  g_assert_true (g_file_set_contents (to, content, (gssize) length, NULL));
}

/* I1, I2: both ways, over a line that loses an answer, by somebody who learns nothing. */
static void
test_what_it_carries_arrives_and_the_answers_come_back (Fixture *self, gconstpointer unused)
{
  GvtCourierScene *scene = &self->scene;
  g_autofree char *receipt = gvt_courier_scene_propose (scene);
  g_autoptr (JsonObject) cut = NULL;
  g_autoptr (JsonObject) whole = NULL;
  g_autoptr (JsonObject) again = NULL;
  g_autoptr (JsonObject) passed = NULL;
  g_autoptr (JsonObject) read = NULL;

  gvt_courier_scene_grant (scene);
  json_object_unref (gvt_courier_scene_end_day (scene, scene->stick));
  gvt_relay_lose_answer (scene->laptops.relay, "/v1/carry");
  cut = carry (self, scene->stick, 1);
  gvt_program_assert_members (cut, "{\"taken\":0,\"answers\":0}");

  whole = carry (self, scene->stick, 0); /* what the lost answer was to is there */
  gvt_program_assert_members (whole, "{\"taken\":2,\"known\":1,\"waiting\":0,\"refused\":0}");
  gvt_courier_scene_assert_photo (scene, receipt);
  again = carry (self, scene->stick, 0);
  gvt_program_assert_members (again, "{\"taken\":1,\"known\":2,\"refused\":0}");

  passed = gvt_courier_told_by (
      GVT_ACT (&scene->laptops, self->carrier, "courier", "read", scene->stick), 0);
  gvt_program_assert_members (passed, "{\"receipts\":0,\"letters\":0,\"lists\":0,\"photos\":0}");
  g_assert_cmpint (json_object_get_int_member (passed, "others"), ==,
                   json_object_get_int_member (again, "answers"));

  read = gvt_courier_scene_read (scene, scene->stick);
  gvt_program_assert_members (read, "{\"receipts\":1,\"letters\":1,\"photos\":1,\"others\":0}");
  gvt_program_assert_members (json_object_get_object_member (read, "ledger"),
                              "{\"only_here\":0,\"files_received\":1}");
  gvt_courier_scene_assert_opens (scene);
}

/* One that is bad holds up no other, and is named. */
static void
test_a_part_that_is_refused_holds_up_no_other (Fixture *self, gconstpointer unused)
{
  GvtCourierScene *scene = &self->scene;
  g_autofree char *name = g_strdup_printf ("%s-1-000000-001-of-001.gvc", scene->code);
  g_autofree char *part = NULL;
  g_autoptr (GvtProgramRun) run = NULL;
  g_autoptr (JsonNode) told = NULL;
  g_autoptr (JsonObject) read = NULL;

  json_object_unref (gvt_courier_scene_end_day (scene, scene->stick));
  part = gvt_courier_find_one (scene->parts, ".gvc");
  spoil (part, scene->parts, name);

  run = GVT_ACT (&scene->laptops, self->carrier, "courier", "carry", scene->stick);
  g_assert_cmpint (run->exit_code, ==, 1);
  g_assert_nonnull (strstr (run->err, name));
  told = gvt_program_run_json (run);
  gvt_program_assert_members (json_node_get_object (told), "{\"refused\":1,\"taken\":2}");

  g_assert_cmpint (g_unlink (part), ==, 0);
  part = (g_free (part), g_build_filename (scene->parts, name, NULL));
  g_assert_cmpint (g_unlink (part), ==, 0);
  read = gvt_courier_scene_read (scene, scene->stick);
  gvt_program_assert_members (read, "{\"receipts\":1}");
}

/* Who is no laptop of this centre, or not any more, hands nothing over. */
static void
test_without_a_line_nothing_is_changed (Fixture *self, gconstpointer unused)
{
  GvtCourierScene *scene = &self->scene;
  g_autoptr (JsonObject) told = NULL;
  g_autofree char *receipt = NULL;

  json_object_unref (gvt_courier_scene_end_day (scene, scene->stick));
  gvt_relay_set_down (scene->laptops.relay, TRUE);
  told = carry (self, scene->stick, 1);
  gvt_program_assert_members (told, "{\"taken\":0,\"known\":0,\"answers\":0}");
  receipt = gvt_courier_find_one (scene->parts, "-receipt-");
  g_assert_null (receipt);
}

#define ADD(path, test) g_test_add ("/courier-carry/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);
  ADD ("I2-what-it-carries-arrives-and-the-answers-come-back",
       test_what_it_carries_arrives_and_the_answers_come_back);
  ADD ("a-part-that-is-refused-holds-up-no-other", test_a_part_that_is_refused_holds_up_no_other);
  ADD ("without-a-line-nothing-is-changed", test_without_a_line_nothing_is_changed);
  return g_test_run ();
}
