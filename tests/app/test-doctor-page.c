/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Periksa data" in the real window, over data that is really damaged, and what `govotectl doctor`
 * says afterwards. */
#include <string.h>

#include "gvt-app-test.h"
#include "gvt-doctor-page.h"
#include "gvt-error.h"
#include "gvt-laptop-window.h"
#include "gvt-settings-page.h"
#include "gvt-test.h"

static void
open_doctor (GvtLaptopWindow *self, int width)
{
  gvt_laptop_window_open (self, self->scene.original, width);
  gvt_laptop_window_unlock (self);
  gvt_window_show_section (self->window, "settings");
  gvt_laptop_window_settle (self);
  gvt_laptop_window_press (self, GVT_TYPE_SETTINGS_PAGE, "settings.doctor", NULL);
}

static void
press (GvtLaptopWindow *self, const char *action)
{
  gvt_laptop_window_press (self, GVT_TYPE_DOCTOR_PAGE, action, NULL);
}

/* Returns: (transfer full): what `govotectl doctor` says, which ends with @exit_code */
static JsonNode *
doctor (GvtLaptopWindow *self, int exit_code)
{
  g_autoptr (GvtProgramRun) run = GVT_ACT (&self->scene, self->scene.original, "doctor");

  g_assert_cmpint (run->exit_code, ==, exit_code);
  return gvt_program_run_json (run);
}

static void
assert_part (JsonNode *node, const char *part, const char *expected_json)
{
  gvt_program_assert_members (json_object_get_object_member (json_node_get_object (node), part),
                              expected_json);
}

/* Of the store of the window itself, as a broken disk or a bug would. */
static void
spoil (GvtLaptopWindow *self, GvtTxFunc func)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->profile, &error);

  g_assert_no_error (error);
  gvt_store_write (gvt_journal_get_store (journal), func, NULL, &error);
  g_assert_no_error (error);
}

/* --- lists made from the records --- */

static gboolean
spoil_table (GvtDb *db, gpointer unused, GError **error)
{
  return gvt_db_exec (db, "UPDATE visit SET expected = expected + 1", error);
}

static void
test_a_list_that_differs_is_made_again (GvtLaptopWindow *self, gconstpointer unused)
{
  g_autoptr (JsonNode) before = NULL, after = NULL;

  gvt_copied_laptop_plan_visit (&self->scene, self->scene.original);
  open_doctor (self, 1000);
  press (self, "doctor.act");
  gvt_laptop_window_assert_text (self, "All data on this laptop is sound.");
  spoil (self, spoil_table);
  before = doctor (self, 1);
  assert_part (before, "projections", "{\"differing\":[\"visit\"],\"rebuilt\":false}");

  press (self, "doctor.act");
  gvt_laptop_window_assert_text (self, "Nothing is lost: they can be made again.");
  press (self, "doctor.act"); /* which repairs now */
  gvt_laptop_window_assert_text (self, "1 of");
  gvt_laptop_window_assert_text (self, "differed, and were made again.");
  after = doctor (self, 0);
  assert_part (after, "projections", "{\"examined\":true,\"differing\":[]}");
  gvt_copied_laptop_assert_sound (&self->scene, self->scene.original);
}

/* --- photos --- */

static const char jpeg[] = "\xff\xd8\xff\xdb\0\3\1\xff\xda\0\3\1\x11\xff\xd9";

static void
sign_with_photo (GvtLaptopWindow *self)
{
  g_autofree char *photo = g_build_filename (self->scene.folder, "paper.jpg", NULL);
  g_autoptr (JsonNode) visits = NULL;
  const char *visit;

  g_assert_true (g_file_set_contents (photo, jpeg, sizeof jpeg - 1, NULL));
  visits = gvt_laptop_window_json (self, "visit list");
  visit = json_object_get_string_member (
      json_array_get_object_element (
          json_object_get_array_member (json_node_get_object (visits), "visits"), 0),
      "id");
  gvt_copied_laptop_assert_done (GVT_ACT (&self->scene, self->scene.original, "visit", "sign",
                                          visit, "--method", "pen", "--photo", photo));
}

static gboolean
spoil_photo (GvtDb *db, gpointer unused, GError **error)
{
  return gvt_db_exec (db, "UPDATE blob SET bytes = CAST (x'00' || bytes AS BLOB)", error);
}

static gboolean
lose_photo (GvtDb *db, gpointer unused, GError **error)
{
  return gvt_db_exec (db, "DELETE FROM blob", error);
}

static void
test_a_photo_that_is_damaged_or_gone_is_named (GvtLaptopWindow *self, gconstpointer unused)
{
  g_autoptr (JsonNode) damaged = NULL, gone = NULL;

  gvt_copied_laptop_plan_visit (&self->scene, self->scene.original);
  sign_with_photo (self);
  open_doctor (self, 1000);
  press (self, "doctor.examine");
  gvt_laptop_window_assert_text (self, "1, all as they were taken.");

  spoil (self, spoil_photo);
  press (self, "doctor.examine");
  gvt_laptop_window_assert_text (self, "1 of 1 are damaged");
  gvt_laptop_window_assert_text (self, "Something is damaged that cannot be made again here.");
  damaged = doctor (self, 1);
  assert_part (damaged, "attachments", "{\"files\":1,\"missing\":0}");
  g_assert_cmpuint (
      json_array_get_length (json_object_get_array_member (
          json_object_get_object_member (json_node_get_object (damaged), "attachments"),
          "damaged")),
      ==, 1);

  spoil (self, lose_photo);
  press (self, "doctor.examine");
  gvt_laptop_window_assert_text (self, "and 1 are missing");
  gone = doctor (self, 1);
  assert_part (gone, "attachments", "{\"files\":0,\"missing\":1,\"damaged\":[]}");
}

/* --- voter lists --- */

static char *
find_list (GvtLaptopWindow *self)
{
  g_autofree char *folder = g_build_filename (self->scene.original, "packs", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".gvpack"))
      return g_build_filename (folder, name, NULL);
  g_assert_not_reached ();
}

static void
flip (const char *path)
{
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  content[length / 2] ^= 1;
  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
}

static void
carry_a_list (GvtLaptopWindow *self)
{
  GvtCopiedLaptop *scene = &self->scene;
  g_autoptr (JsonNode) devices = NULL;

  gvt_copied_laptop_make_lists (scene);
  json_node_unref (gvt_copied_laptop_sync_well (scene, scene->original));
  devices = gvt_copied_laptop_json_of (
      gvt_copied_laptop_run_centre (scene, "devices", "list", NULL));
  gvt_copied_laptop_assert_done (gvt_copied_laptop_grant (
      scene, json_object_get_string_member (
                 json_array_get_object_element (json_node_get_array (devices), 0), "code")));
  json_node_unref (gvt_copied_laptop_sync_well (scene, scene->original));
}

static void
test_a_damaged_list_goes_and_comes_again_by_a_sync (GvtLaptopWindow *self, gconstpointer unused)
{
  g_autofree char *list = NULL;
  g_autoptr (JsonNode) removed = NULL, fetched = NULL;

  carry_a_list (self);
  list = find_list (self);
  open_doctor (self, 1000);
  flip (list);
  press (self, "doctor.act");
  gvt_laptop_window_assert_text (self, "They can be removed; synchronising fetches them again.");
  g_assert_true (g_file_test (list, G_FILE_TEST_EXISTS));
  press (self, "doctor.act");
  gvt_laptop_window_assert_text (self, "were damaged, and were removed.");
  g_assert_false (g_file_test (list, G_FILE_TEST_EXISTS));
  removed = doctor (self, 0);
  assert_part (removed, "lists", "{\"damaged\":[],\"missing\":1}");

  json_node_unref (gvt_copied_laptop_sync_well (&self->scene, self->scene.original));
  fetched = doctor (self, 0);
  assert_part (fetched, "lists", "{\"damaged\":[],\"missing\":0}");
  g_assert_true (g_file_test (list, G_FILE_TEST_EXISTS));
}

/* --- the page --- */

static void
test_a_cancelled_one_says_so_and_can_be_done_again (GvtLaptopWindow *self, gconstpointer unused)
{
  GtkWidget *page;

  open_doctor (self, 1000);
  page = gvt_laptop_window_part (self, GVT_TYPE_DOCTOR_PAGE, GVT_TYPE_DOCTOR_PAGE, NULL);
  gtk_widget_activate_action (page, "doctor.examine", NULL);
  gtk_widget_activate_action (page, "doctor.cancel", NULL);
  gvt_laptop_window_settle (self);
  gvt_laptop_window_assert_text (self, "Cancelled.");

  press (self, "doctor.examine");
  gvt_laptop_window_assert_text (self, "All data on this laptop is sound.");
}

static void
test_it_fits_with_letters_twice_as_large (GvtLaptopWindow *self, gconstpointer unused)
{
  open_doctor (self, 360);
  press (self, "doctor.examine");
  gvt_app_test_set_text_scale (200);
  gvt_laptop_window_settle (self);
  gvt_app_test_assert_fits (
      gvt_laptop_window_part (self, GVT_TYPE_DOCTOR_PAGE, GVT_TYPE_DOCTOR_PAGE, NULL), 360);
  gvt_app_test_set_text_scale (100);
}

#define ADD(name, func) \
  g_test_add ("/doctor-page/" name, GvtLaptopWindow, NULL, gvt_laptop_window_set_up, func, \
              gvt_laptop_window_tear_down)

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);
  ADD ("a-list-that-differs-is-made-again", test_a_list_that_differs_is_made_again);
  ADD ("a-photo-that-is-damaged-or-gone-is-named", test_a_photo_that_is_damaged_or_gone_is_named);
  ADD ("a-damaged-list-goes-and-comes-again-by-a-sync",
       test_a_damaged_list_goes_and_comes_again_by_a_sync);
  ADD ("a-cancelled-one-says-so-and-can-be-done-again",
       test_a_cancelled_one_says_so_and_can_be_done_again);
  ADD ("it-fits-with-letters-twice-as-large", test_it_fits_with_letters_twice_as_large);
  return g_test_run ();
}
