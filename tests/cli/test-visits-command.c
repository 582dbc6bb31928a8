/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Visits that the centre plans, on two laptops that know nothing of each other. */
#include "gvt-program-run.h"

#include <string.h>

#include "gvt-test.h"
#include "gvt-text.h"

#define PASSPHRASE "sepuluh kata rahasia"
#define VILLAGE    "99.01.01.2002"
#define HOST       "Bu Contoh Rekaan"

typedef struct
{
  const char *folder;
  char *centre;
  char *laptops[2];
  char *passphrase;
  char *regions;
  char *csv;
  char *date; /* in a week */
  char *address;
  GSubprocess *server;
} Fixture;

static char *
in_folder (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static void
enrol (Fixture *fixture, const char *laptop)
{
  g_autofree char *code = in_folder (fixture, "code");

  gvt_program_do ("govote-central", fixture->centre, "devices", "enrol", "--user", "PTD-01",
                  "--user", "SPV-01", "--output", code, "--url", fixture->address, NULL);
  gvt_program_do ("govotectl", laptop, "enrol", "--code-file", code, "--user", "PTD-01",
                  "--passphrase-file", fixture->passphrase, "--user", "SPV-01", "--passphrase-file",
                  fixture->passphrase, NULL);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtClock) clock = gvt_clock_new_system (); /* as the programs' */
  g_autofree char *root = NULL;

  fixture->folder = gvt_test_folder ();
  fixture->centre = in_folder (fixture, "centre");
  fixture->laptops[0] = in_folder (fixture, "laptop-1");
  fixture->laptops[1] = in_folder (fixture, "laptop-2");
  fixture->passphrase = in_folder (fixture, "passphrase");
  fixture->csv = in_folder (fixture, "visits.csv");
  fixture->regions = g_test_build_filename (G_TEST_DIST, "fixtures", "regions", "invented.csv",
                                            NULL);
  fixture->date = gvt_date_iso (gvt_clock_now_us (clock) + 7 * G_TIME_SPAN_DAY);
  root = in_folder (fixture, "root-key");
  g_assert_true (g_file_set_contents (fixture->passphrase, PASSPHRASE "\n", -1, NULL));

  gvt_program_do ("govote-central", fixture->centre, "init", "--root-key", root, "--practice",
                  NULL);
  gvt_program_do ("govote-central", fixture->centre, "regions", "import", fixture->regions, NULL);
  gvt_program_do ("govote-central", fixture->centre, "users", "add", "PTD-01", "--role", "officer",
                  "--area", "99.01", NULL);
  gvt_program_do ("govote-central", fixture->centre, "users", "add", "SPV-01", "--role",
                  "supervisor", "--area", "99.01", NULL);
  fixture->server = gvt_program_serve (fixture->centre, &fixture->address);
  enrol (fixture, fixture->laptops[0]);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_pointer (&fixture->server, gvt_program_stop);
  g_free (fixture->centre);
  g_free (fixture->laptops[0]);
  g_free (fixture->laptops[1]);
  g_free (fixture->passphrase);
  g_free (fixture->csv);
  g_free (fixture->regions);
  g_free (fixture->date);
  g_free (fixture->address);
}

/* @lines: "%D" stands for the day of the visit. */
static void
write_csv (Fixture *fixture, const char *lines)
{
  g_autoptr (GString) text = g_string_new (lines);

  g_string_replace (text, "%D", fixture->date, 0);
  g_assert_true (g_file_set_contents (fixture->csv, text->str, -1, NULL));
}

static GvtProgramRun *
import (Fixture *fixture, const char *option)
{
  return gvt_program_run_new ("govote-central", NULL, "--data", fixture->centre, "--json", "visits",
                              "import", fixture->csv, option, NULL);
}

static void
assert_import (Fixture *fixture, const char *option, const char *expected)
{
  g_autoptr (GvtProgramRun) run = import (fixture, option);
  g_autoptr (JsonNode) node = NULL;

  g_assert_cmpstr (run->err, ==, "");
  node = gvt_program_run_json (run);
  gvt_program_assert_members (json_node_get_object (node), expected);
}

static JsonNode *
centre_reads (Fixture *fixture, const char *noun)
{
  g_autoptr (GvtProgramRun) run = gvt_program_run_new (
      "govote-central", NULL, "--data", fixture->centre, "--json", noun, "list", NULL);

  g_assert_cmpstr (run->err, ==, "");
  return gvt_program_run_json (run);
}

/* @words: after the options of every command; at most eight. */
static GvtProgramRun *
laptop_acts (Fixture *fixture, guint laptop, const char *const *words)
{
  const char *args[16] = { "--data", fixture->laptops[laptop], "--json",           "--user",
                           "PTD-01", "--passphrase-file",      fixture->passphrase };
  GvtProgramRun *run;

  for (guint i = 0; words[i] != NULL; i++)
    args[7 + i] = words[i];
  run = gvt_program_run_newv ("govotectl", NULL, args);
  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->exit_code, ==, 0);
  return run;
}

static JsonNode *
laptop_reads (Fixture *fixture, guint laptop, const char *const *words)
{
  g_autoptr (GvtProgramRun) run = laptop_acts (fixture, laptop, words);

  return gvt_program_run_json (run);
}

static void
sync_laptop (Fixture *fixture, guint laptop)
{
  gvt_program_run_free (laptop_acts (fixture, laptop, (const char *[]){ "sync", NULL }));
}

static JsonObject *
only_element (JsonArray *array)
{
  g_assert_cmpuint (json_array_get_length (array), ==, 1);
  return json_array_get_object_element (array, 0);
}

/* The one visit that the laptop knows, as it shows it. */
static JsonNode *
show_visit (Fixture *fixture, guint laptop, char **id)
{
  g_autoptr (JsonNode) list = laptop_reads (fixture, laptop,
                                            (const char *[]){ "visit", "list", NULL });
  JsonArray *visits;

  visits = json_object_get_array_member (json_node_get_object (list), "visits");
  *id = g_strdup (json_object_get_string_member (only_element (visits), "id"));
  return laptop_reads (fixture, laptop, (const char *[]){ "visit", "show", *id, NULL });
}

static void
hold_class (Fixture *fixture, guint laptop, const char *visit, const char *men, const char *women)
{
  g_autoptr (JsonNode) opened = laptop_reads (
      fixture, laptop, (const char *[]){ "session", "open", visit, "--name", "Kelas", NULL });
  const char *session = json_object_get_string_member (json_node_get_object (opened), "id");
  g_autoptr (GvtProgramRun) attended = laptop_acts (
      fixture, laptop,
      (const char *[]){ "session", "attend", session, "--men", men, "--women", women, NULL });

  g_assert_cmpstr (attended->err, ==, "");
}

static void
assert_rebuilds (const char *program, const char *data, const char *passphrase)
{
  g_autoptr (GvtProgramRun) run =
      passphrase != NULL
          ? gvt_program_run_new (program, NULL, "--data", data, "--user", "PTD-01",
                                 "--passphrase-file", passphrase, "rebuild", "--check", NULL)
          : gvt_program_run_new (program, NULL, "--data", data, "journal", "verify", NULL);

  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->exit_code, ==, 0);
}

#define HEADINGS \
  "kode;nama;kode wilayah;tanggal;perkiraan peserta;jumlah kelas;segmen;nomor surat tugas;" \
  "kop surat;nama narahubung;telepon narahubung;fasilitator;modul;laptop\n"

static gint64
add_people (JsonArray *sessions)
{
  gint64 people = 0;

  for (guint i = 0; i < json_array_get_length (sessions); i++)
    {
      JsonObject *session = json_array_get_object_element (sessions, i);

      people += json_object_get_int_member (session, "men")
                + json_object_get_int_member (session, "women");
    }
  return people;
}

/* I4: one visit on two laptops, the second of which was enrolled after it had been planned; what
 * each holds there is added up at the centre. */
static void
test_one_visit_on_two_laptops (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (JsonNode) first = NULL;
  g_autoptr (JsonNode) second = NULL;
  g_autoptr (JsonNode) visits = NULL;
  g_autoptr (JsonNode) sessions = NULL;
  g_autofree char *id = NULL;
  g_autofree char *other_id = NULL;

  write_csv (fixture, HEADINGS "K-1;SMAN 1 Contoh;" VILLAGE ";%D;120;3;pemula;800/12;"
                               "KPU|Provinsi;" HOST ";0812;PTD-01;m7-sah-tidak-sah:25;\n");
  assert_import (fixture, NULL, "{\"new\":1,\"changed\":0,\"same\":0,\"nobody\":0}");
  enrol (fixture, fixture->laptops[1]);
  sync_laptop (fixture, 0);
  sync_laptop (fixture, 1);
  first = show_visit (fixture, 0, &id);
  second = show_visit (fixture, 1, &other_id);

  g_assert_cmpstr (id, ==, other_id);
  gvt_program_assert_members (json_node_get_object (first),
                              "{\"name\":\"SMAN 1 Contoh\",\"expected\":120,\"classes\":3,"
                              "\"order_number\":\"800/12\",\"letterhead\":\"KPU\\nProvinsi\","
                              "\"contact_name\":\"" HOST "\",\"contact_phone\":\"0812\"}");
  gvt_program_assert_members (json_node_get_object (second), "{\"contact_name\":\"" HOST "\"}");

  hold_class (fixture, 0, id, "14", "17");
  hold_class (fixture, 1, id, "20", "9");
  sync_laptop (fixture, 0);
  sync_laptop (fixture, 1);
  visits = centre_reads (fixture, "visits");
  sessions = centre_reads (fixture, "sessions");
  gvt_program_assert_members (only_element (json_node_get_array (visits)),
                              "{\"n_sessions\":2,\"n_open\":2}");
  g_assert_cmpint (add_people (json_node_get_array (sessions)), ==, 60);
  assert_rebuilds ("govotectl", fixture->laptops[0], fixture->passphrase);
  assert_rebuilds ("govote-central", fixture->centre, NULL);
}

static void
test_the_same_file_twice_doubles_nothing (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (JsonNode) shown = NULL;
  g_autofree char *id = NULL;

  write_csv (fixture, HEADINGS "K-1;SMAN 1;" VILLAGE ";%D;120;3;;;;" HOST ";0812;;;\n");
  assert_import (fixture, "--dry-run", "{\"new\":1,\"dry_run\":true}");
  assert_import (fixture, NULL, "{\"new\":1,\"changed\":0,\"same\":0}");
  assert_import (fixture, NULL, "{\"new\":0,\"changed\":0,\"same\":1}");
  write_csv (fixture, HEADINGS "K-1;SMAN 1 Praya;" VILLAGE ";%D;90;3;;;;" HOST ";0812;;;\n");
  assert_import (fixture, NULL, "{\"new\":0,\"changed\":1,\"same\":0}");
  sync_laptop (fixture, 0);
  shown = show_visit (fixture, 0, &id);

  gvt_program_assert_members (json_node_get_object (shown),
                              "{\"name\":\"SMAN 1 Praya\",\"expected\":90}");
}

/* All or nothing, and each line that is wrong is named. */
static void
test_each_wrong_line_is_named (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProgramRun) run = NULL;
  g_autoptr (JsonNode) visits = NULL;
  static const char *const told[] = {
    "line 3: 99.01.01.2099 is no place",
    "line 4: “expected”",
    "line 5: ",
    "line 6: there is no user NOBODY",
    "line 7: PTD-01",
    "line 8: there is no laptop ZZZZ",
    "line 9: the same visit",
    "line 10: A date is",
    NULL,
  };

  write_csv (fixture, "name,place,date,expected,facilitators,laptops\n"
                      "Good," VILLAGE ",%D,30,PTD-01,\n"
                      "No place,99.01.01.2099,%D,30,,\n"
                      "Too many," VILLAGE ",%D,999999,,\n"
                      "Of 2070," VILLAGE ",2070-01-01,30,,\n"
                      "Whose," VILLAGE ",%D,30,NOBODY,\n"
                      "Outside,99.71.01.1001,%D,30,PTD-01,\n"
                      "Where," VILLAGE ",%D,30,,ZZZZ\n"
                      "good," VILLAGE ",%D,30,,\n"
                      "Slash," VILLAGE ",24/11/2026,30,,\n");
  run = import (fixture, NULL);
  visits = centre_reads (fixture, "visits");

  g_assert_cmpint (run->exit_code, ==, 1);
  g_assert_cmpstr (run->out, ==, "");
  for (guint i = 0; told[i] != NULL; i++)
    if (strstr (run->err, told[i]) == NULL)
      g_error ("“%s” is not in:\n%s", told[i], run->err);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (visits)), ==, 0);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  ADD ("/visits-command/one-visit-on-two-laptops", test_one_visit_on_two_laptops);
  ADD ("/visits-command/the-same-file-twice-doubles-nothing",
       test_the_same_file_twice_doubles_nothing);
  ADD ("/visits-command/each-wrong-line-is-named", test_each_wrong_line_is_named);
  return g_test_run ();
}
