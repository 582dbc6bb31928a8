/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A laptop as its centre knows it, lost, heard again and found: built programs, a centre and a line
 * between them that is cut. */
#include <string.h>

#include "gvt-clock.h"
#include "gvt-copied-laptop.h"
#include "gvt-quick-enrol.h"
#include "gvt-test.h"
#include "gvt-text.h"

static JsonObject *
only_laptop (JsonArray *laptops)
{
  g_assert_cmpuint (json_array_get_length (laptops), ==, 1);
  return json_array_get_object_element (laptops, 0);
}

/* Returns: (transfer full): what the centre's roll-up says of the only laptop */
static JsonNode *
centre_fleet (GvtCopiedLaptop *fixture, JsonObject **laptop)
{
  JsonNode *node = gvt_copied_laptop_json_of (
      gvt_copied_laptop_run_centre (fixture, "fleet", NULL));

  *laptop = only_laptop (json_node_get_array (node));
  return node;
}

static JsonNode *
dossier (GvtCopiedLaptop *fixture, const char *code)
{
  return gvt_copied_laptop_json_of (
      gvt_copied_laptop_run_centre (fixture, "devices", "dossier", code, NULL));
}

static gint64
member (JsonNode *node, const char *name)
{
  return json_object_get_int_member (json_node_get_object (node), name);
}

/* The programs look at the machine's clock. */
static char *
dup_today (void)
{
  g_autoptr (GvtClock) clock = gvt_clock_new_system ();

  return gvt_date_iso (gvt_clock_now_us (clock));
}

static void
lose (GvtCopiedLaptop *fixture, const char *code)
{
  g_autofree char *today = dup_today ();

  gvt_copied_laptop_assert_done (gvt_copied_laptop_run_centre (
      fixture, "devices", "lost", code, "--supervisor", "SPV-01", "--reason", "stolen",
      "--last-seen", today, "--where", "99.01.01", NULL));
}

static guint
count_leased (GvtCopiedLaptop *fixture)
{
  g_autoptr (JsonNode) node = gvt_copied_laptop_json_of (
      GVT_ACT (fixture, fixture->original, "leases", "list"));

  return json_array_get_length (json_node_get_array (node));
}

static void
lend (GvtCopiedLaptop *fixture, const char *code)
{
  gvt_copied_laptop_assert_done (gvt_copied_laptop_grant (fixture, code));
  json_node_unref (gvt_copied_laptop_sync_well (fixture, fixture->original));
  g_assert_cmpuint (count_leased (fixture), ==, 1);
}

/* What the centre knows comes back to a supervisor, and to nobody else. */
static void
test_told_and_pulled (GvtCopiedLaptop *fixture, gconstpointer unused)
{
  g_autofree char *code = NULL;
  g_autoptr (JsonNode) at_centre = NULL;
  g_autoptr (JsonNode) here = NULL;
  g_autoptr (GvtProgramRun) officer = NULL;
  JsonObject *laptop;
  JsonObject *lists;

  gvt_copied_laptop_make_lists (fixture);
  json_node_unref (gvt_copied_laptop_sync_well (fixture, fixture->original));
  code = gvt_copied_laptop_find_device (fixture, "open", 1);
  lend (fixture, code);
  at_centre = centre_fleet (fixture, &laptop);

  g_assert_cmpstr (json_object_get_string_member (laptop, "code"), ==, code);
  g_assert_cmpstr (json_object_get_string_member (laptop, "state"), ==, "open");
  g_assert_cmpstr (json_object_get_string_member (laptop, "unlocked_by"), ==, "PTD-01");
  g_assert_cmpint (json_object_get_int_member (laptop, "unsent"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (laptop, "leased_villages"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (laptop, "unlocked_at_us"), <=,
                   json_object_get_int_member (laptop, "contact_at_us"));
  lists = only_laptop (json_object_get_array_member (laptop, "lists"));
  gvt_program_assert_members (lists,
                              "{\"election\":\"pilkada-2024\",\"version\":1,\"villages\":1}");

  here = gvt_copied_laptop_json_of (GVT_ACT_AS (fixture, fixture->original, "SPV-01", "fleet"));
  laptop = only_laptop (json_object_get_array_member (json_node_get_object (here), "laptops"));
  g_assert_cmpstr (json_object_get_string_member (laptop, "code"), ==, code);
  g_assert_cmpint (member (here, "issued_at_us"), >, 0);
  officer = GVT_ACT (fixture, fixture->original, "fleet");
  g_assert_cmpint (officer->exit_code, ==, 3);
  g_assert_cmpstr (officer->out, ==, "");
}

static void
assert_list_opens (GvtCopiedLaptop *fixture, gboolean opens)
{
  g_autoptr (GvtProgramRun) run = GVT_ACT (fixture, fixture->original, "voters", "search",
                                           "--purpose", "verifikasi laporan warga", "siti");
  g_autoptr (JsonNode) found = run->exit_code == 0 ? gvt_program_run_json (run) : NULL;

  g_assert_cmpint (found != NULL ? member (found, "searched_rows") : 0, ==, opens ? 60 : 0);
}

/* The line loses the answer that tells it; at the next talk its list goes, what was made on it is
 * taken in, and the centre hears in the same talk that it obeyed. Then it is found. */
static void
test_lost_and_found (GvtCopiedLaptop *fixture, gconstpointer unused)
{
  g_autofree char *code = NULL;
  g_autoptr (JsonNode) before = NULL, after = NULL, again = NULL;
  g_autoptr (GvtProgramRun) cut = NULL, refused = NULL;

  gvt_copied_laptop_make_lists (fixture);
  json_node_unref (gvt_copied_laptop_sync_well (fixture, fixture->original));
  code = gvt_copied_laptop_find_device (fixture, "open", 1);
  lend (fixture, code);
  assert_list_opens (fixture, TRUE);
  gvt_copied_laptop_plan_visit (fixture, fixture->original); /* not sent yet when it is lost */
  lose (fixture, code);
  before = dossier (fixture, code);
  gvt_program_assert_members (
      json_node_get_object (before),
      "{\"state\":\"lost\",\"n_villages\":1,\"n_rows\":60,\"is_destroyed\":false,"
      "\"obeyed_at_us\":0,\"records_after\":0,\"last_unlock_by\":\"PTD-01\"}");
  g_free (gvt_copied_laptop_find_device (fixture, "lost", 1));

  gvt_relay_lose_answer (fixture->relay, "/v1/pull");
  cut = GVT_ACT (fixture, fixture->original, "sync");
  g_assert_cmpint (cut->exit_code, ==, 1);
  g_assert_cmpuint (gvt_relay_get_n_lost (fixture->relay), ==, 1);
  refused = GVT_ACT (fixture, fixture->original, "sync");
  g_assert_cmpint (refused->exit_code, ==, 1);
  g_assert_nonnull (strstr (refused->err, "reported lost"));

  g_assert_cmpuint (count_leased (fixture), ==, 0);
  assert_list_opens (fixture, FALSE);
  gvt_copied_laptop_assert_all_held_once (fixture);
  after = dossier (fixture, code);
  gvt_program_assert_members (json_node_get_object (after),
                              "{\"state\":\"lost\",\"n_rows\":60,\"is_destroyed\":true}");
  g_assert_cmpint (member (after, "obeyed_at_us"), >, 0);
  g_assert_cmpint (member (after, "records_after"), >, 0);
  g_assert_cmpint (member (after, "last_contact_at_us"), >=, member (before, "last_contact_at_us"));

  gvt_copied_laptop_assert_done (gvt_copied_laptop_run_centre (fixture, "devices", "found", code,
                                                               "--supervisor", "SPV-01", NULL));
  json_node_unref (gvt_copied_laptop_sync_well (fixture, fixture->original));
  lend (fixture, code);
  assert_list_opens (fixture, TRUE);
  again = dossier (fixture, code);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (again), "state"), ==,
                   "found");
  gvt_copied_laptop_assert_sound (fixture, fixture->original);
}

/* A second laptop, of the same people. */
static void
enrol_second (GvtCopiedLaptop *fixture)
{
  static const GvtQuickUser users[] = { { "PTD-01", "sepuluh kata rahasia" },
                                        { "SPV-01", "sepuluh kata rahasia" } };
  g_autofree char *codes = g_build_filename (fixture->folder, "second-code", NULL);
  g_autofree char *address = g_strdup_printf ("http://127.0.0.1:%u",
                                              gvt_relay_get_port (fixture->relay));

  gvt_program_run_free (gvt_copied_laptop_run_centre (fixture, "devices", "enrol", "--user",
                                                      "PTD-01", "--user", "SPV-01", "--output",
                                                      codes, "--url", address, NULL));
  gvt_quick_enrol (fixture->copy, codes, users, G_N_ELEMENTS (users));
}

static guint
count_events (GvtCopiedLaptop *fixture, const char *kind)
{
  g_autoptr (JsonNode) node = gvt_copied_laptop_json_of (
      gvt_copied_laptop_run_centre (fixture, "events", "list", "--kind", kind, NULL));

  return json_array_get_length (json_node_get_array (node));
}

/* What he said last was refused, and why he hears where he said it. @why: (nullable) */
static void
assert_refusal (GvtCopiedLaptop *fixture, const char *code, const char *why)
{
  g_autoptr (JsonNode) seen = gvt_copied_laptop_json_of (
      GVT_ACT_AS (fixture, fixture->copy, "SPV-01", "fleet"));
  JsonObject *refused = json_object_get_object_member (json_node_get_object (seen), "refused");

  g_assert_cmpuint (json_object_get_size (refused), ==, why != NULL ? 1 : 0);
  if (why != NULL)
    g_assert_cmpstr (json_object_get_string_member (refused, code), ==, why);
}

/* I2: what a supervisor says at his own laptop becomes a decision of the centre, once, though the
 * line loses the answer; an officer may not say it. */
static void
test_lost_by_another_laptop (GvtCopiedLaptop *fixture, gconstpointer unused)
{
  g_autofree char *code = NULL;
  g_autofree char *today = dup_today ();
  g_autofree char *note = g_build_filename (fixture->folder, "note", NULL);
  g_autoptr (JsonNode) seen = NULL, after = NULL;
  g_autoptr (GvtProgramRun) officer = NULL, cut = NULL, refused = NULL;

  gvt_copied_laptop_make_lists (fixture);
  json_node_unref (gvt_copied_laptop_sync_well (fixture, fixture->original));
  code = gvt_copied_laptop_find_device (fixture, "open", 1);
  lend (fixture, code);
  enrol_second (fixture);
  json_node_unref (gvt_copied_laptop_sync_well (fixture, fixture->copy));
  seen = gvt_copied_laptop_json_of (GVT_ACT_AS (fixture, fixture->copy, "SPV-01", "fleet"));
  g_assert_cmpuint (
      json_array_get_length (json_object_get_array_member (json_node_get_object (seen), "laptops")),
      ==, 2);

  g_assert_true (g_file_set_contents (note, "Tertinggal di ojek.", -1, NULL));
  officer = GVT_ACT (fixture, fixture->copy, "fleet", "lost", code, "--reason", "left",
                     "--last-seen", today);
  g_assert_cmpint (officer->exit_code, ==, 3);
  gvt_copied_laptop_assert_done (GVT_ACT_AS (fixture, fixture->copy, "SPV-01", "fleet", "lost",
                                             code, "--reason", "left", "--last-seen", today,
                                             "--note-file", note));
  g_assert_cmpuint (count_events (fixture, "device.lost/1"), ==, 0);
  gvt_relay_lose_answer (fixture->relay, "/v1/push");
  cut = GVT_ACT_AS (fixture, fixture->copy, "SPV-01", "sync");
  g_assert_cmpint (cut->exit_code, ==, 1);
  json_node_unref (
      gvt_copied_laptop_json_of (GVT_ACT_AS (fixture, fixture->copy, "SPV-01", "sync")));

  g_assert_cmpuint (count_events (fixture, "fleet.lost/1"), ==, 1);
  g_assert_cmpuint (count_events (fixture, "device.lost/1"), ==, 1);
  g_assert_cmpuint (count_events (fixture, "device.act_refused/1"), ==, 0);
  refused = GVT_ACT (fixture, fixture->original, "sync");
  g_assert_cmpint (refused->exit_code, ==, 1);
  g_assert_cmpuint (count_leased (fixture), ==, 0);
  after = dossier (fixture, code);
  gvt_program_assert_members (json_node_get_object (after),
                              "{\"state\":\"lost\",\"is_destroyed\":true}");
  gvt_program_assert_members (json_object_get_object_member (json_node_get_object (after), "loss"),
                              "{\"by\":\"SPV-01\",\"reason\":\"left\"}");

  /* He may be wrong twice, or want what was decided: it is refused, and holds up nothing. */
  gvt_copied_laptop_assert_done (GVT_ACT_AS (fixture, fixture->copy, "SPV-01", "fleet", "lost",
                                             code, "--reason", "left", "--last-seen", today));
  json_node_unref (
      gvt_copied_laptop_json_of (GVT_ACT_AS (fixture, fixture->copy, "SPV-01", "sync")));
  assert_refusal (fixture, code, "state");
  gvt_copied_laptop_assert_done (
      GVT_ACT_AS (fixture, fixture->copy, "SPV-01", "fleet", "found", code));
  assert_refusal (fixture, code, NULL);
  json_node_unref (
      gvt_copied_laptop_json_of (GVT_ACT_AS (fixture, fixture->copy, "SPV-01", "sync")));
  g_assert_cmpuint (count_events (fixture, "device.act_refused/1"), ==, 1);
  g_assert_cmpuint (count_events (fixture, "device.found/1"), ==, 1);
  gvt_copied_laptop_assert_sound (fixture, fixture->copy);
}

/* The pages are there, and they name no voter: what is sealed into a PDF's streams is not looked
 * through here; that what they are made of has none, is. */
static void
test_dossier_names_nobody (GvtCopiedLaptop *fixture, gconstpointer unused)
{
  g_autofree char *code = NULL;
  g_autofree char *pages = g_build_filename (fixture->folder, "dossier.pdf", NULL);
  g_autofree char *list_file = g_build_filename (fixture->folder, "list.csv", NULL);
  g_autofree char *list = NULL;
  g_autofree char *pdf = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GvtProgramRun) run = NULL;

  gvt_copied_laptop_make_lists (fixture);
  json_node_unref (gvt_copied_laptop_sync_well (fixture, fixture->original));
  code = gvt_copied_laptop_find_device (fixture, "open", 1);
  lend (fixture, code);
  lose (fixture, code);
  run = gvt_copied_laptop_run_centre (fixture, "devices", "dossier", code, "--pdf", pages, NULL);
  g_assert_cmpint (run->exit_code, ==, 0);

  g_assert_true (g_file_get_contents (pages, &pdf, NULL, NULL));
  g_assert_true (g_str_has_prefix (pdf, "%PDF-"));
  g_assert_true (g_file_get_contents (list_file, &list, NULL, NULL));
  lines = g_strsplit (list, "\n", -1);
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ";", -1);

      g_assert_null (strstr (run->out, cells[3])); /* NIK */
      g_assert_null (strstr (run->out, cells[4])); /* NAMA */
    }
}

#define ADD(name, func) \
  g_test_add ("/fleet-programs/" name, GvtCopiedLaptop, NULL, gvt_copied_laptop_set_up, func, \
              gvt_copied_laptop_tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  ADD ("what-a-laptop-tells-comes-back-to-a-supervisor", test_told_and_pulled);
  ADD ("I1-a-lost-laptop-obeys-and-nothing-made-on-it-is-lost", test_lost_and_found);
  ADD ("I2-what-a-supervisor-says-elsewhere-is-decided-once", test_lost_by_another_laptop);
  ADD ("the-dossier-names-no-voter", test_dossier_names_nobody);

  return g_test_run ();
}
