/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A laptop that is given up: built programs, a centre and a line between them that is cut, and what
 * both sides say afterwards. */
#include <glib/gstdio.h>
#include <string.h>

#include "gvt-copied-laptop.h"
#include "gvt-json.h"
#include "gvt-quick-enrol.h"
#include "gvt-test.h"

typedef struct
{
  GvtCopiedLaptop laptop;
  char *code;
  char *papers;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  gvt_copied_laptop_set_up (&self->laptop, NULL);
  gvt_copied_laptop_make_lists (&self->laptop);
  json_node_unref (gvt_copied_laptop_sync_well (&self->laptop, self->laptop.original));
  self->code = gvt_copied_laptop_find_device (&self->laptop, "open", 1);
  gvt_copied_laptop_assert_done (gvt_copied_laptop_grant (&self->laptop, self->code));
  json_node_unref (gvt_copied_laptop_sync_well (&self->laptop, self->laptop.original));
  self->papers = g_build_filename (self->laptop.folder, "papers", NULL);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_free (self->code);
  g_free (self->papers);
  gvt_copied_laptop_tear_down (&self->laptop, NULL);
}

#define RETIRE(self, ...) \
  GVT_ACT (&(self)->laptop, (self)->laptop.original, "retire", "--proof", (self)->papers, \
           __VA_ARGS__)

static void
assert_refused (GvtProgramRun *run, const char *words)
{
  g_assert_cmpint (run->exit_code, !=, 0);
  if (strstr (run->err, words) == NULL)
    g_assert_cmpstr (run->err, ==, words);
  gvt_program_run_free (run);
}

static gboolean
is_there (Fixture *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->laptop.original, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
assert_whole (Fixture *self)
{
  g_assert_true (is_there (self, "vault"));
  g_assert_false (is_there (self, "retiring"));
  gvt_copied_laptop_assert_sound (&self->laptop, self->laptop.original);
}

/* One file, and it says so. */
static void
assert_erased (Fixture *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->laptop.original, 0, NULL);

  g_assert_cmpstr (g_dir_read_name (dir), ==, "retired");
  g_assert_null (g_dir_read_name (dir));
  assert_refused (GVT_ACT (&self->laptop, self->laptop.original, "ledger"), "which was retired");
}

/* Returns: (transfer full) */
static JsonNode *
ask_centre (Fixture *self, JsonObject **figures)
{
  JsonNode *node = gvt_copied_laptop_json_of (
      gvt_copied_laptop_run_centre (&self->laptop, "devices", "retire", self->code, NULL));

  *figures = json_node_get_object (node);
  return node;
}

static char *
dup_root (Fixture *self)
{
  g_autoptr (JsonNode) node = gvt_copied_laptop_json_of (
      gvt_copied_laptop_run_centre (&self->laptop, "keys", "show", NULL));

  return g_strdup (json_object_get_string_member (json_node_get_object (node), "root_key"));
}

/* Of the only lease. */
static void
assert_lease_is (Fixture *self, const char *state)
{
  g_autoptr (JsonNode) node = gvt_copied_laptop_json_of (
      gvt_copied_laptop_run_centre (&self->laptop, "leases", "list", "--device", self->code, NULL));
  JsonArray *leases = json_node_get_array (node);

  g_assert_cmpuint (json_array_get_length (leases), ==, 1);
  g_assert_cmpstr (
      json_object_get_string_member (json_array_get_object_element (leases, 0), "state"), ==,
      state);
}

/* What anybody reads out of the file is what the centre says, and what the laptop said. */
static void
assert_proven (Fixture *self, JsonObject *said)
{
  g_autofree char *name = g_strdup_printf ("retired-%s.gvproof", self->code);
  g_autofree char *file = g_build_filename (self->papers, name, NULL);
  g_autofree char *page_name = g_strdup_printf ("retired-%s.pdf", self->code);
  g_autofree char *page = g_build_filename (self->papers, page_name, NULL);
  g_autofree char *root = dup_root (self);
  g_autofree char *pdf = NULL;
  g_autoptr (JsonNode) proof = gvt_copied_laptop_json_of (
      gvt_copied_laptop_run_centre (&self->laptop, "proof", "verify", file, "--root", root, NULL));
  JsonObject *figures = json_object_get_object_member (json_node_get_object (proof), "report");
  g_autoptr (JsonNode) held = NULL;
  JsonObject *at_centre;

  held = ask_centre (self, &at_centre);
  g_assert_true (json_object_equal (figures, at_centre));
  g_assert_true (json_object_equal (figures, said));
  g_assert_true (g_file_get_contents (page, &pdf, NULL, NULL));
  g_assert_true (g_str_has_prefix (pdf, "%PDF-"));
}

static gint64
centre_head (Fixture *self)
{
  g_autoptr (JsonNode) node = gvt_copied_laptop_json_of (
      gvt_copied_laptop_run_centre (&self->laptop, "devices", "list", NULL));
  JsonArray *devices = json_node_get_array (node);

  for (guint i = 0; i < json_array_get_length (devices); i++)
    {
      JsonObject *device = json_array_get_object_element (devices, i);

      if (!g_str_equal (json_object_get_string_member (device, "code"), self->code))
        continue;
      g_assert_cmpstr (json_object_get_string_member (device, "state"), ==, "retired");
      return json_object_get_int_member (device, "head_seq");
    }
  g_assert_not_reached ();
}

static void
back_up_centre (Fixture *self)
{
  g_autofree char *folder = g_build_filename (self->laptop.folder, "backup", NULL);

  gvt_copied_laptop_assert_done (
      gvt_copied_laptop_run_centre (&self->laptop, "backup", "--output", folder, NULL));
}

/* The line loses an answer before its last word and one after it; either leaves a whole laptop, and
 * the same command goes on. The machine may be enrolled anew. */
static void
test_retired (Fixture *self, gconstpointer unused)
{
  g_autoptr (JsonNode) said = NULL;
  JsonObject *figures;
  static const GvtQuickUser users[] = { { "PTD-01", "sepuluh kata rahasia" },
                                        { "SPV-01", "sepuluh kata rahasia" } };
  g_autofree char *codes = g_build_filename (self->laptop.folder, "again", NULL);
  g_autofree char *address = g_strdup_printf ("http://127.0.0.1:%u",
                                              gvt_relay_get_port (self->laptop.relay));
  g_autofree char *again = NULL;

  gvt_copied_laptop_plan_visit (&self->laptop, self->laptop.original);
  assert_refused (RETIRE (self, "--confirm", "ZZZZ"), "nothing was changed");
  gvt_relay_lose_answer (self->laptop.relay, "/v1/push");
  gvt_program_run_free (RETIRE (self, "--confirm", self->code));
  g_assert_cmpuint (gvt_relay_get_n_lost (self->laptop.relay), ==, 1);
  assert_whole (self);

  /* I13: what the centre alone would have burns with it. */
  assert_refused (RETIRE (self, "--confirm", self->code), "in no backup of the centre yet");
  assert_whole (self);
  back_up_centre (self);
  said = gvt_copied_laptop_json_of (RETIRE (self, "--confirm", self->code));
  figures = json_node_get_object (said);
  gvt_program_assert_members (figures, "{\"about\":\"retirement\",\"by\":\"PTD-01\","
                                       "\"incarnation\":1,\"is_written_off\":false}");
  g_assert_cmpstr (json_object_get_string_member (figures, "code"), ==, self->code);
  /* Up to its last word; that its list was destroyed came after that. */
  g_assert_cmpint (json_object_get_int_member (figures, "records"), ==, centre_head (self) - 1);
  assert_erased (self);
  assert_proven (self, figures);
  assert_lease_is (self, "destroyed");
  gvt_copied_laptop_assert_all_held_once (&self->laptop);

  gvt_program_run_free (gvt_copied_laptop_run_centre (&self->laptop, "devices", "enrol", "--user",
                                                      "PTD-01", "--user", "SPV-01", "--output",
                                                      codes, "--url", address, NULL));
  gvt_quick_enrol (self->laptop.original, codes, users, G_N_ELEMENTS (users));
  json_node_unref (gvt_copied_laptop_sync_well (&self->laptop, self->laptop.original));
  again = gvt_copied_laptop_find_device (&self->laptop, "open", 1);
  g_assert_cmpstr (again, !=, self->code);
}

static void
assert_no_lease (Fixture *self, const char *laptop)
{
  g_autoptr (JsonNode) leases = gvt_copied_laptop_json_of (
      GVT_ACT (&self->laptop, laptop, "leases", "list"));

  g_assert_cmpuint (json_array_get_length (json_node_get_array (leases)), ==, 0);
}

/* A copy of its disk that turns up later hands in what was made on it (I1), destroys what opens its
 * lists, and gets nothing. */
static void
test_copy_turns_up (Fixture *self, gconstpointer unused)
{
  gvt_copied_laptop_copy_disk (&self->laptop);
  gvt_copied_laptop_plan_visit (&self->laptop, self->laptop.copy);
  back_up_centre (self);
  gvt_program_run_free (RETIRE (self, "--confirm", self->code));
  assert_erased (self);

  assert_refused (GVT_ACT (&self->laptop, self->laptop.copy, "sync"), "was retired");
  gvt_copied_laptop_assert_all_held_once (&self->laptop);
  assert_no_lease (self, self->laptop.copy);
  g_free (gvt_copied_laptop_find_device (&self->laptop, "retired", 1));
}

/* Without the centre: the number that is lost is typed as it is, and the paper says so. The centre
 * hears it from a supervisor. */
static void
test_with_loss (Fixture *self, gconstpointer unused)
{
  g_autofree char *name = g_strdup_printf ("retired-%s.gvproof", self->code);
  g_autofree char *proof = g_build_filename (self->papers, name, NULL);
  g_autoptr (JsonNode) said = NULL;
  g_autoptr (JsonNode) held = NULL;
  JsonObject *lost;
  JsonObject *figures;

  gvt_copied_laptop_plan_visit (&self->laptop, self->laptop.original);
  assert_refused (RETIRE (self, "--confirm", self->code, "--with-loss", "0"), "--with-loss 1");
  assert_whole (self);
  said = gvt_copied_laptop_json_of (RETIRE (self, "--confirm", self->code, "--with-loss", "1"));
  lost = json_object_get_object_member (json_node_get_object (said), "lost");
  gvt_program_assert_members (lost, "{\"records\":1,\"files\":0,\"is_unknown\":false}");
  gvt_program_assert_members (json_object_get_object_member (lost, "kinds"),
                              "{\"visit.planned/2\":1}");
  assert_erased (self);
  g_assert_false (g_file_test (proof, G_FILE_TEST_EXISTS)); /* nobody signed it */

  assert_refused (
      gvt_copied_laptop_run_centre (&self->laptop, "devices", "retire", self->code, NULL),
      "is not retired");
  gvt_copied_laptop_assert_done (gvt_copied_laptop_run_centre (&self->laptop, "devices", "retire",
                                                               self->code, "--with-loss",
                                                               "--supervisor", "SPV-01", NULL));
  held = ask_centre (self, &figures);
  gvt_program_assert_members (figures, "{\"is_written_off\":true,\"by\":\"SPV-01\"}");
  assert_lease_is (self, "revoked");
}

/* I1: a store that does not open hides nobody's work: that nobody knows how much is lost has to be
 * typed. */
static void
test_damaged (Fixture *self, gconstpointer unused)
{
  g_autofree char *store = g_build_filename (self->laptop.original, "store.db", NULL);
  g_autofree char *log = g_build_filename (self->laptop.original, "store.db-wal", NULL);
  g_autoptr (JsonNode) said = NULL;

  g_unlink (log);
  g_assert_true (g_file_set_contents (store, "no database at all", -1, NULL));
  assert_refused (RETIRE (self, "--confirm", self->code, "--with-loss", "0"),
                  "--with-loss unknown");
  g_assert_true (is_there (self, "vault"));
  said = gvt_copied_laptop_json_of (
      RETIRE (self, "--confirm", self->code, "--with-loss", "unknown"));
  gvt_program_assert_members (json_object_get_object_member (json_node_get_object (said), "lost"),
                              "{\"is_unknown\":true}");
  assert_erased (self);
}

/* One that was written off and talks all the same: its records are taken in (I1), and it destroys
 * what opens its lists. */
static void
test_written_off_talks (Fixture *self, gconstpointer unused)
{
  gvt_copied_laptop_plan_visit (&self->laptop, self->laptop.original);
  gvt_copied_laptop_assert_done (gvt_copied_laptop_run_centre (&self->laptop, "devices", "retire",
                                                               self->code, "--with-loss",
                                                               "--supervisor", "SPV-01", NULL));
  assert_refused (GVT_ACT (&self->laptop, self->laptop.original, "sync"), "was retired");
  gvt_copied_laptop_assert_all_held_once (&self->laptop);
  assert_no_lease (self, self->laptop.original);
}

#define ADD(name, func) g_test_add ("/retired-laptop/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  ADD ("I1-it-proves-that-the-centre-has-all-of-it-and-is-gone", test_retired);
  ADD ("I1-a-copy-that-turns-up-hands-in-and-gets-nothing", test_copy_turns_up);
  ADD ("what-is-lost-is-typed-and-told", test_with_loss);
  ADD ("I1-a-damaged-store-is-given-up-by-a-word-of-its-own", test_damaged);
  ADD ("I1-what-was-written-off-and-talks-is-taken-in", test_written_off_talks);

  return g_test_run ();
}
