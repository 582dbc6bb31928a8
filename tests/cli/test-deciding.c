/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a proposal on one laptop to its decision on another, and back: the built programs, over a
 * line that loses an answer. */
#include <glib/gstdio.h>
#include <string.h>

#include "gvt-relay.h"
#include "gvt-test.h"
#include "gvt-two-laptops.h"

#define WRONG_NIK  "9901014507900001"
#define WRONG_NAME "ZULQOSIMBERA WIRAKSATRIA"
#define RIGHT_NAME "ZULQOSIMBERA WIRASATRIA"
#define DEAD_NIK   "9901012511880003"
#define NEW_NIK    "9901011503050009"
#define QUESTION   "Dusun mana yang tertulis pada KK?"

static const char list[] =
    "KODE WILAYAH;NKK;NIK;NAMA;TANGGAL LAHIR;STATUS;KELAMIN;RT;RW;TPS\n"
    "99.01.01.2002;9901011203150004;" WRONG_NIK ";" WRONG_NAME ";05|07|1990;S;P;001;002;007\n"
    "99.01.01.2002;9901011203150004;" DEAD_NIK ";AHMAD REKAAN;25|11|1988;S;L;001;002;003\n"
    "99.01.01.2002;9901010107170011;9901016903710002;BAIQ REKAAN;29|03|1971;P;P;001;002;003\n";

typedef struct
{
  GvtTwoLaptops scene;
  GvtRelay *relay;
  char *line; /* the relay's address */
} Fixture;

static void
import_list (Fixture *self, const char *text, const char *as_of)
{
  g_autofree char *path = g_build_filename (self->scene.folder, "list.csv", NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  gvt_program_do ("govote-central", self->scene.centre, "voters", "import", path, "--election",
                  "pilkada-2024", "--as-of", as_of, NULL);
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  guint16 port;

  gvt_two_laptops_set_up (&self->scene, NULL);
  gvt_two_laptops_enrol (&self->scene, 1);
  port = (guint16) g_ascii_strtoull (strrchr (self->scene.address, ':') + 1, NULL, 10);
  self->relay = gvt_relay_new (port, NULL);
  self->line = g_strdup_printf ("http://127.0.0.1:%u", gvt_relay_get_port (self->relay));
  import_list (self, list, "2024-09-20");
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  gvt_relay_stop (self->relay);
  g_assert_finalize_object (self->relay);
  g_free (self->line);
  gvt_two_laptops_tear_down (&self->scene, NULL);
}

/* --- laptop 1: the officer --- */

/* Returns: (transfer full): its id */
static char *
propose (Fixture *self, const char *kind, const char *evidence, const char *report)
{
  g_autoptr (GvtProgramRun) run = gvt_program_run_new (
      "govotectl", report, "--data", self->scene.laptops[0], "--json", "--user", "PTD-01",
      "--passphrase-file", self->scene.passphrase, "propose", kind, "--village",
      GVT_TWO_LAPTOPS_VILLAGE, "--reporter", "self", "--evidence", evidence, "--consent",
      "--election", "pilkada-2024", "--list-version", "1", "--from", "-", NULL);
  g_autoptr (JsonNode) node = NULL;

  g_assert_cmpstr (run->err, ==, "");
  node = gvt_program_run_json (run);
  return g_strdup (json_object_get_string_member (json_node_get_object (node), "id"));
}

static void
assert_state (Fixture *self, const char *id, const char *expected)
{
  g_autoptr (JsonNode) node = gvt_two_laptops_read (&self->scene, 0,
                                                    (const char *[]){ "proposals", "list", NULL });
  JsonArray *all = json_node_get_array (node);

  for (guint i = 0; i < json_array_get_length (all); i++)
    {
      JsonObject *proposal = json_array_get_object_element (all, i);

      if (!g_str_equal (json_object_get_string_member (proposal, "id"), id))
        continue;
      gvt_program_assert_members (proposal, expected);
      return;
    }
  g_assert_not_reached ();
}

/* --- laptop 2: the supervisor --- */

static GvtProgramRun *
run_supervisor (Fixture *self, const char *input, const char *const *words)
{
  const char *args[32] = { "--data",
                           self->scene.laptops[1],
                           "--json",
                           "--user",
                           "SPV-01",
                           "--passphrase-file",
                           self->scene.passphrase };

  for (guint i = 0; words[i] != NULL; i++)
    args[7 + i] = words[i];
  return gvt_program_run_newv ("govotectl", input, args);
}

static GvtProgramRun *
supervise (Fixture *self, const char *input, const char *const *words)
{
  GvtProgramRun *run = run_supervisor (self, input, words);

  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->exit_code, ==, 0);
  return run;
}

#define SUPERVISE(self, ...) \
  gvt_program_run_free (supervise (self, NULL, (const char *[]){ __VA_ARGS__, NULL }))

static JsonNode *
read_queue (Fixture *self)
{
  g_autoptr (GvtProgramRun) run = supervise (self, NULL, (const char *[]){ "queue", "list", NULL });

  return gvt_program_run_json (run);
}

static JsonArray *
waiting (JsonNode *queue)
{
  return json_object_get_array_member (json_node_get_object (queue), "proposals");
}

static JsonObject *
find_column (JsonNode *opened, const char *field)
{
  JsonArray *columns = json_object_get_array_member (json_node_get_object (opened), "columns");

  for (guint i = 0; i < json_array_get_length (columns); i++)
    {
      JsonObject *column = json_array_get_object_element (columns, i);

      if (g_str_equal (json_object_get_string_member (column, "field"), field))
        return column;
    }
  g_assert_not_reached ();
}

/* Three columns, with I11: beside a whole birth date no number is shown. */
static void
assert_opened (Fixture *self, const char *id)
{
  g_autoptr (GvtProgramRun) run = supervise (self, NULL,
                                             (const char *[]){ "queue", "show", id, NULL });
  g_autoptr (JsonNode) opened = gvt_program_run_json (run);

  gvt_program_assert_members (find_column (opened, "name"),
                              "{\"taken\":\"" WRONG_NAME "\",\"now\":\"" WRONG_NAME
                              "\",\"proposed\":\"" RIGHT_NAME
                              "\",\"differs\":true,\"moved\":false}");
  gvt_program_assert_members (find_column (opened, "nik"),
                              "{\"taken\":null,\"now\":null,\"proposed\":null,\"differs\":false}");
  g_assert_null (strstr (run->out, WRONG_NIK));
}

/* Syncs over the relay, which loses the answer to the push once. */
static void
sync_over_a_bad_line (Fixture *self)
{
  guint n_lost = gvt_relay_get_n_lost (self->relay);
  g_autoptr (GvtProgramRun) cut = NULL;

  gvt_relay_lose_answer (self->relay, "/v1/push");
  cut = run_supervisor (self, NULL, (const char *[]){ "sync", "--server", self->line, NULL });
  g_assert_cmpint (cut->exit_code, ==, 1);
  g_assert_cmpuint (gvt_relay_get_n_lost (self->relay), ==, n_lost + 1);
  SUPERVISE (self, "sync", "--server", self->line);
}

static void
test_decisions_come_back_to_the_laptop_that_proposed (Fixture *self, gconstpointer unused)
{
  g_autofree char *wrong = propose (self, "wrong-data", "ktp-el",
                                    "nik=" WRONG_NIK "\nname=" WRONG_NAME "\nold.name=" WRONG_NAME
                                    "\nnew.name=" RIGHT_NAME "\n");
  g_autofree char *dead = propose (self, "death", "akta-kematian",
                                   "nik=" DEAD_NIK "\nname=AHMAD REKAAN\n");
  g_autofree char *fresh = propose (self, "new", "kk",
                                    "nik=" NEW_NIK "\nname=LALU BARU\nbirth_date=2005-03-15\n");
  g_autoptr (JsonNode) before = NULL;
  g_autoptr (JsonNode) after = NULL;
  g_autoptr (JsonNode) question = NULL;

  assert_state (self, wrong, "{\"state\":\"draft\"}");
  gvt_two_laptops_sync (&self->scene, 0);
  assert_state (self, wrong, "{\"state\":\"sent\"}");

  SUPERVISE (self, "sync");
  before = read_queue (self);
  g_assert_cmpuint (json_array_get_length (waiting (before)), ==, 3);
  assert_opened (self, wrong);
  SUPERVISE (self, "queue", "decide", wrong, "--decision", "verified");
  SUPERVISE (self, "queue", "decide", dead, "--decision", "rejected", "--reason", "no_evidence");
  gvt_program_run_free (supervise (self, QUESTION "\n",
                                   (const char *[]){ "queue", "decide", fresh, "--decision",
                                                     "asked-back", "--question-file", "-", NULL }));
  sync_over_a_bad_line (self);
  after = read_queue (self);
  g_assert_cmpuint (json_array_get_length (waiting (after)), ==, 0);

  gvt_two_laptops_sync (&self->scene, 0);
  gvt_two_laptops_sync (&self->scene, 0); /* I2 */
  assert_state (self, wrong, "{\"state\":\"verified\",\"decided_by\":\"SPV-01\"}");
  assert_state (self, dead, "{\"state\":\"rejected\",\"rejection\":\"no_evidence\"}");
  assert_state (self, fresh, "{\"state\":\"asked_back\"}");
  question = gvt_two_laptops_read (&self->scene, 0,
                                   (const char *[]){ "proposals", "question", fresh, NULL });
  gvt_program_assert_members (json_node_get_object (question), "{\"question\":\"" QUESTION "\"}");

  gvt_program_run_free (gvt_two_laptops_act (
      &self->scene, 0, "Dusun Andai.\n",
      (const char *[]){ "proposals", "answer", fresh, "--answer-file", "-", NULL }));
  gvt_two_laptops_sync (&self->scene, 0);
  g_clear_pointer (&after, json_node_unref);
  after = read_queue (self);
  g_assert_cmpuint (json_array_get_length (waiting (after)), ==, 1);
}

/* Returns: (transfer full): what the export told; @again: (nullable) */
static JsonNode *export(Fixture *self, const char *again)
{
  return gvt_two_laptops_centre_reads (
      &self->scene, (const char *[]){ "proposals", "export", "--regency", "99.01", "--output",
                                      self->scene.folder, "--supervisor", "SPV-01", again, NULL });
}

/* Each cell of the one row, as a spreadsheet has it. */
static void
assert_exported (JsonNode *told)
{
  JsonObject *object = json_node_get_object (told);
  const char *path = json_object_get_string_member (object, "csv");
  const char *const *line;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) heads = NULL;
  g_auto (GStrv) cells = NULL;
  GStatBuf facts;
  static const char *const expected[][2] = {
    { "KODE WILAYAH", GVT_TWO_LAPTOPS_VILLAGE },
    { "NKK", "9901011203150004" },
    { "NIK", WRONG_NIK },
    { "NAMA", RIGHT_NAME },
    { "TANGGAL LAHIR", "05|07|1990" },
    { "STATUS", "S" },
    { "KELAMIN", "P" },
    { "RT", "001" },
    { "RW", "002" },
    { "KETERANGAN", "U" },
    { "SUMBER", "masyarakat" },
    { "TPS", "007" },
    { "SKEMA TMS", "" },
    { "USULAN", "wrong_data" },
    { "EKSPOR KE", "1" },
  };

  g_assert_cmpint (g_stat (path, &facts), ==, 0);
  g_assert_cmpuint (facts.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text + 3, "\r\n", -1); /* behind the byte order mark */
  line = (const char *const *) lines;
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  heads = g_strsplit (line[0], ";", -1);
  cells = g_strsplit (line[1], ";", -1);
  g_assert_cmpuint (g_strv_length (heads), ==, g_strv_length (cells));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    for (guint c = 0; heads[c] != NULL; c++)
      if (g_str_equal (heads[c], expected[i][0]))
        g_assert_cmpstr (cells[c], ==, expected[i][1]);
}

static void
test_what_was_exported_is_taken_up_by_the_next_list (Fixture *self, gconstpointer unused)
{
  g_autofree char *wrong = propose (self, "wrong-data", "ktp-el",
                                    "nik=" WRONG_NIK "\nname=" WRONG_NAME "\nold.name=" WRONG_NAME
                                    "\nnew.name=" RIGHT_NAME "\n");
  g_autofree char *dead = propose (self, "death", "akta-kematian",
                                   "nik=" DEAD_NIK "\nname=AHMAD REKAAN\n");
  g_autoptr (JsonNode) first = NULL, none = NULL, again = NULL;
  g_autoptr (GString) next = g_string_new (list);

  gvt_two_laptops_sync (&self->scene, 0);
  gvt_program_do ("govote-central", self->scene.centre, "proposals", "decide", wrong,
                  "--supervisor", "SPV-01", "--decision", "verified", NULL);
  first = export(self, NULL);
  gvt_program_assert_members (json_node_get_object (first), "{\"rows\":1,\"again\":0}");
  assert_exported (first);
  none = export(self, NULL);
  gvt_program_assert_members (json_node_get_object (none), "{\"rows\":0,\"csv\":null}");
  again = export(self, "--again");
  gvt_program_assert_members (json_node_get_object (again), "{\"rows\":1,\"again\":1}");
  gvt_two_laptops_sync (&self->scene, 0);
  assert_state (self, wrong, "{\"state\":\"exported\"}");

  /* First another name is put right, then this one; about the death nobody decided. */
  g_string_replace (next, "BAIQ REKAAN", "BAIQ REKAANA", 0);
  import_list (self, next->str, "2024-10-01");
  gvt_two_laptops_sync (&self->scene, 0);
  assert_state (self, wrong, "{\"state\":\"exported\"}");
  g_string_replace (next, WRONG_NAME, RIGHT_NAME, 0);
  import_list (self, next->str, "2024-11-01");
  gvt_two_laptops_sync (&self->scene, 0);
  assert_state (self, wrong, "{\"state\":\"taken_up\"}");
  assert_state (self, dead, "{\"state\":\"sent\"}");
}

static void
assert_refused (Fixture *self, const char *const *words)
{
  g_autoptr (GvtProgramRun) run = run_supervisor (self, NULL, words);

  g_assert_cmpint (run->exit_code, ==, 1);
  g_assert_cmpstr (run->out, ==, "");
}

/* I2: not decided twice, nor taken back twice, before the centre has heard of it. */
static void
test_what_is_not_sent_yet_is_known (Fixture *self, gconstpointer unused)
{
  g_autofree char *dead = propose (self, "death", "akta-kematian",
                                   "nik=" DEAD_NIK "\nname=AHMAD REKAAN\n");
  g_autoptr (JsonNode) decided = NULL, undone = NULL, heard = NULL;
  JsonObject *first;

  gvt_two_laptops_sync (&self->scene, 0);
  SUPERVISE (self, "queue", "decide", dead, "--decision", "verified");
  decided = read_queue (self);
  first = json_array_get_object_element (waiting (decided), 0);
  gvt_program_assert_members (json_object_get_object_member (first, "here"),
                              "{\"decision\":\"verified\",\"by\":\"SPV-01\"}");
  gvt_program_assert_members (first, "{\"state\":\"sent\",\"decision\":null}");
  assert_refused (self,
                  (const char *[]){ "queue", "decide", dead, "--decision", "verified", NULL });

  SUPERVISE (self, "queue", "undo", dead);
  undone = read_queue (self);
  gvt_program_assert_members (json_array_get_object_element (waiting (undone), 0),
                              "{\"here\":null,\"state\":\"sent\"}");
  SUPERVISE (self, "queue", "decide", dead, "--decision", "verified");
  sync_over_a_bad_line (self);
  SUPERVISE (self, "queue", "undo", dead);
  assert_refused (self, (const char *[]){ "queue", "undo", dead, NULL });
  sync_over_a_bad_line (self);
  heard = read_queue (self);
  gvt_program_assert_members (json_array_get_object_element (waiting (heard), 0),
                              "{\"here\":null,\"state\":\"sent\",\"outcome\":4}");
}

static void
test_officers_read_no_queue (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtProgramRun) run = gvt_program_run_new (
      "govotectl", NULL, "--data", self->scene.laptops[1], "--user", "PTD-01", "--passphrase-file",
      self->scene.passphrase, "queue", "list", NULL);

  g_assert_cmpint (run->exit_code, ==, 3);
  g_assert_cmpstr (run->out, ==, "");
}

#define ADD(name, func) g_test_add ("/deciding/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  ADD ("decisions-come-back-to-the-laptop-that-proposed",
       test_decisions_come_back_to_the_laptop_that_proposed);
  ADD ("what-was-exported-is-taken-up-by-the-next-list",
       test_what_was_exported_is_taken_up_by_the_next_list);
  ADD ("I2-what-is-not-sent-yet-is-known", test_what_is_not_sent_yet_is_known);
  ADD ("officers-read-no-queue", test_officers_read_no_queue);

  return g_test_run ();
}
