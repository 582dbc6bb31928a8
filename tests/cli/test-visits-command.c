/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Visits that the centre plans, on two laptops that know nothing of each other. */
#include <string.h>

#include "gvt-test.h"
#include "gvt-two-laptops.h"

#define HOST "Bu Contoh Rekaan"

static JsonObject *
only_element (JsonArray *array)
{
  g_assert_cmpuint (json_array_get_length (array), ==, 1);
  return json_array_get_object_element (array, 0);
}

/* The one visit that the laptop knows, as it shows it. */
static JsonNode *
show_visit (GvtTwoLaptops *self, guint laptop, char **id)
{
  g_autoptr (JsonNode) list = gvt_two_laptops_read (self, laptop,
                                                    (const char *[]){ "visit", "list", NULL });
  JsonArray *visits;

  visits = json_object_get_array_member (json_node_get_object (list), "visits");
  *id = g_strdup (json_object_get_string_member (only_element (visits), "id"));
  return gvt_two_laptops_read (self, laptop, (const char *[]){ "visit", "show", *id, NULL });
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

static void
hold_class (GvtTwoLaptops *self, guint laptop, const char *visit, const char *groups)
{
  g_autofree char *session = gvt_two_laptops_hold_class (self, laptop, visit, "Kelas", groups);

  g_assert_nonnull (session);
}

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
test_one_visit_on_two_laptops (GvtTwoLaptops *self, gconstpointer unused)
{
  g_autoptr (JsonNode) first = NULL;
  g_autoptr (JsonNode) second = NULL;
  g_autoptr (JsonNode) visits = NULL;
  g_autoptr (JsonNode) sessions = NULL;
  g_autofree char *id = NULL;
  g_autofree char *other_id = NULL;

  gvt_two_laptops_write_csv (self, HEADINGS
                             "K-1;SMAN 1 Contoh;" GVT_TWO_LAPTOPS_VILLAGE ";%D;120;3;pemula;800/12;"
                             "KPU|Provinsi;" HOST ";0812;PTD-01;m7-sah-tidak-sah:25;\n");
  gvt_two_laptops_assert_import (self, NULL, "{\"new\":1,\"changed\":0,\"same\":0,\"nobody\":0}");
  gvt_two_laptops_enrol (self, 1);
  gvt_two_laptops_sync (self, 0);
  gvt_two_laptops_sync (self, 1);
  first = show_visit (self, 0, &id);
  second = show_visit (self, 1, &other_id);

  g_assert_cmpstr (id, ==, other_id);
  gvt_program_assert_members (json_node_get_object (first),
                              "{\"name\":\"SMAN 1 Contoh\",\"expected\":120,\"classes\":3,"
                              "\"order_number\":\"800/12\",\"letterhead\":\"KPU\\nProvinsi\","
                              "\"contact_name\":\"" HOST "\",\"contact_phone\":\"0812\"}");
  gvt_program_assert_members (json_node_get_object (second), "{\"contact_name\":\"" HOST "\"}");

  hold_class (self, 0, id, "L ? 14\nP ? 17\n");
  hold_class (self, 1, id, "L ? 20\nP ? 9\n");
  gvt_two_laptops_sync (self, 0);
  gvt_two_laptops_sync (self, 1);
  visits = gvt_two_laptops_centre_reads (self, (const char *[]){ "visits", "list", NULL });
  sessions = gvt_two_laptops_centre_reads (self, (const char *[]){ "sessions", "list", NULL });
  gvt_program_assert_members (only_element (json_node_get_array (visits)),
                              "{\"n_sessions\":2,\"n_open\":2}");
  g_assert_cmpint (add_people (json_node_get_array (sessions)), ==, 60);
  assert_rebuilds ("govotectl", self->laptops[0], self->passphrase);
  assert_rebuilds ("govote-central", self->centre, NULL);
}

static void
test_the_same_file_twice_doubles_nothing (GvtTwoLaptops *self, gconstpointer unused)
{
  g_autoptr (JsonNode) shown = NULL;
  g_autofree char *id = NULL;

  gvt_two_laptops_write_csv (self, HEADINGS "K-1;SMAN 1;" GVT_TWO_LAPTOPS_VILLAGE
                                            ";%D;120;3;;;;" HOST ";0812;;;\n");
  gvt_two_laptops_assert_import (self, "--dry-run", "{\"new\":1,\"dry_run\":true}");
  gvt_two_laptops_assert_import (self, NULL, "{\"new\":1,\"changed\":0,\"same\":0}");
  gvt_two_laptops_assert_import (self, NULL, "{\"new\":0,\"changed\":0,\"same\":1}");
  gvt_two_laptops_write_csv (self, HEADINGS "K-1;SMAN 1 Praya;" GVT_TWO_LAPTOPS_VILLAGE
                                            ";%D;90;3;;;;" HOST ";0812;;;\n");
  gvt_two_laptops_assert_import (self, NULL, "{\"new\":0,\"changed\":1,\"same\":0}");
  gvt_two_laptops_sync (self, 0);
  shown = show_visit (self, 0, &id);

  gvt_program_assert_members (json_node_get_object (shown),
                              "{\"name\":\"SMAN 1 Praya\",\"expected\":90}");
}

/* Returns: how many visits the laptop lists; @withdrawn: of the first one */
static guint
count_visits (GvtTwoLaptops *self, guint laptop, gboolean *withdrawn)
{
  g_autoptr (JsonNode) list = gvt_two_laptops_read (self, laptop,
                                                    (const char *[]){ "visit", "list", NULL });
  JsonArray *visits = json_object_get_array_member (json_node_get_object (list), "visits");
  guint n = json_array_get_length (visits);

  *withdrawn = n > 0
               && json_object_get_boolean_member (json_array_get_object_element (visits, 0),
                                                  "withdrawn");
  return n;
}

/* Returns: (transfer full): "A1B2 C3D4": who is to make the only visit, as the centre says */
static char *
list_laptops (GvtTwoLaptops *self)
{
  g_autoptr (JsonNode) visits = gvt_two_laptops_centre_reads (
      self, (const char *[]){ "visits", "list", NULL });
  JsonArray *laptops = json_object_get_array_member (only_element (json_node_get_array (visits)),
                                                     "laptops");
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (laptops); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            json_array_get_string_element (laptops, i));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Returns: (transfer full): the code of a laptop that is not @other (nullable) */
static char *
find_code (GvtTwoLaptops *self, const char *other)
{
  g_autoptr (JsonNode) devices = gvt_two_laptops_centre_reads (
      self, (const char *[]){ "devices", "list", NULL });
  JsonArray *array = json_node_get_array (devices);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *device = json_array_get_object_element (array, i);
      const char *code = json_object_get_string_member (device, "code");

      if (g_strcmp0 (code, other) != 0)
        return g_strdup (code);
    }
  g_assert_not_reached ();
}

static void
import_for (GvtTwoLaptops *self, const char *laptops, const char *expected)
{
  g_autofree char *text = g_strdup_printf (
      HEADINGS "K-1;SMAN 1;" GVT_TWO_LAPTOPS_VILLAGE ";%%D;120;3;;;;;;;;%s\n", laptops);

  gvt_two_laptops_write_csv (self, text);
  gvt_two_laptops_assert_import (self, NULL, expected);
}

/* A visit goes to another laptop: from the one it is gone, and comes back when it is named again.
 */
static void
test_a_laptop_that_is_dropped_is_told (GvtTwoLaptops *self, gconstpointer unused)
{
  g_autofree char *first = find_code (self, NULL);
  g_autofree char *second = NULL;
  g_autofree char *listed = NULL;
  gboolean is_withdrawn;

  gvt_two_laptops_enrol (self, 1);
  second = find_code (self, first);
  import_for (self, first, "{\"new\":1}");
  gvt_two_laptops_sync (self, 0);
  g_assert_cmpuint (count_visits (self, 0, &is_withdrawn), ==, 1);

  import_for (self, second, "{\"changed\":1}");
  gvt_two_laptops_sync (self, 0);
  gvt_two_laptops_sync (self, 1);
  listed = list_laptops (self);
  g_assert_cmpuint (count_visits (self, 0, &is_withdrawn), ==, 0);
  g_assert_cmpuint (count_visits (self, 1, &is_withdrawn), ==, 1);
  g_assert_cmpstr (listed, ==, second);

  import_for (self, first, "{\"changed\":1}");
  gvt_two_laptops_sync (self, 0);
  g_assert_cmpuint (count_visits (self, 0, &is_withdrawn), ==, 1);
  g_assert_false (is_withdrawn);
  assert_rebuilds ("govotectl", self->laptops[0], self->passphrase);
  assert_rebuilds ("govote-central", self->centre, NULL);
}

/* Where a class was held, the visit stays, and says so. */
static void
test_a_line_that_is_gone_is_taken_back (GvtTwoLaptops *self, gconstpointer unused)
{
  g_autoptr (JsonNode) shown = NULL;
  g_autofree char *id = NULL;
  g_autofree char *listed = NULL;
  gboolean is_withdrawn;

  import_for (self, "", "{\"new\":1}");
  gvt_two_laptops_sync (self, 0);
  shown = show_visit (self, 0, &id);
  hold_class (self, 0, id, "L ? 14\nP ? 17\n");

  gvt_two_laptops_write_csv (self, HEADINGS);
  gvt_two_laptops_assert_import (self, NULL, "{\"taken_back\":0}");
  gvt_two_laptops_assert_import (self, "--complete", "{\"taken_back\":1}");
  gvt_two_laptops_sync (self, 0);
  listed = list_laptops (self);
  g_assert_cmpuint (count_visits (self, 0, &is_withdrawn), ==, 1);
  g_assert_true (is_withdrawn);
  g_assert_cmpstr (listed, ==, "");

  import_for (self, "", "{\"changed\":1}");
  gvt_two_laptops_sync (self, 0);
  g_assert_cmpuint (count_visits (self, 0, &is_withdrawn), ==, 1);
  g_assert_false (is_withdrawn);
  assert_rebuilds ("govotectl", self->laptops[0], self->passphrase);
  assert_rebuilds ("govote-central", self->centre, NULL);
}

/* Women and names of classes reach the laptop; and without the list that the visit needs it says so
 * with the exit code of what a person has to do first. */
static void
test_what_was_imported_is_looked_at_before_leaving (GvtTwoLaptops *self, gconstpointer unused)
{
  g_autoptr (JsonNode) shown = NULL;
  g_autoptr (GvtProgramRun) ready = NULL;
  g_autofree char *pdf = g_build_filename (self->folder, "ready.pdf", NULL);
  g_autofree char *id = NULL;

  gvt_two_laptops_write_csv (self, "name,place,date,expected,women,classes,class names,villages\n"
                                   "SMAN 1 Contoh," GVT_TWO_LAPTOPS_VILLAGE
                                   ",%D,120,64,3,X-1|X-2," GVT_TWO_LAPTOPS_VILLAGE "\n");
  gvt_two_laptops_assert_import (self, NULL, "{\"new\":1}");
  gvt_two_laptops_sync (self, 0);
  shown = show_visit (self, 0, &id);
  ready = gvt_program_run_new ("govotectl", NULL, "--data", self->laptops[0], "--user", "PTD-01",
                               "--passphrase-file", self->passphrase, "visit", "ready", id,
                               "--certificate", pdf, NULL);

  gvt_program_assert_members (json_node_get_object (shown),
                              "{\"women\":64,\"class_names\":[\"X-1\",\"X-2\"]}");
  g_assert_cmpint (ready->exit_code, ==, 3);
  g_assert_nonnull (strstr (ready->err, "Not ready, so there is no certificate."));
  g_assert_false (g_file_test (pdf, G_FILE_TEST_EXISTS));
}

/* All or nothing, and each line that is wrong is named. */
static void
test_each_wrong_line_is_named (GvtTwoLaptops *self, gconstpointer unused)
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

  gvt_two_laptops_write_csv (self, "name,place,date,expected,facilitators,laptops\n"
                                   "Good," GVT_TWO_LAPTOPS_VILLAGE ",%D,30,PTD-01,\n"
                                   "No place,99.01.01.2099,%D,30,,\n"
                                   "Too many," GVT_TWO_LAPTOPS_VILLAGE ",%D,999999,,\n"
                                   "Of 2070," GVT_TWO_LAPTOPS_VILLAGE ",2070-01-01,30,,\n"
                                   "Whose," GVT_TWO_LAPTOPS_VILLAGE ",%D,30,NOBODY,\n"
                                   "Outside,99.71.01.1001,%D,30,PTD-01,\n"
                                   "Where," GVT_TWO_LAPTOPS_VILLAGE ",%D,30,,ZZZZ\n"
                                   "good," GVT_TWO_LAPTOPS_VILLAGE ",%D,30,,\n"
                                   "Slash," GVT_TWO_LAPTOPS_VILLAGE ",24/11/2026,30,,\n");
  run = gvt_two_laptops_import (self, NULL);
  visits = gvt_two_laptops_centre_reads (self, (const char *[]){ "visits", "list", NULL });

  g_assert_cmpint (run->exit_code, ==, 1);
  g_assert_cmpstr (run->out, ==, "");
  for (guint i = 0; told[i] != NULL; i++)
    if (strstr (run->err, told[i]) == NULL)
      g_error ("“%s” is not in:\n%s", told[i], run->err);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (visits)), ==, 0);
}

#define ADD(path, func) \
  g_test_add (path, GvtTwoLaptops, NULL, gvt_two_laptops_set_up, func, gvt_two_laptops_tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  ADD ("/visits-command/one-visit-on-two-laptops", test_one_visit_on_two_laptops);
  ADD ("/visits-command/the-same-file-twice-doubles-nothing",
       test_the_same_file_twice_doubles_nothing);
  ADD ("/visits-command/a-laptop-that-is-dropped-is-told", test_a_laptop_that_is_dropped_is_told);
  ADD ("/visits-command/a-line-that-is-gone-is-taken-back", test_a_line_that_is_gone_is_taken_back);
  ADD ("/visits-command/each-wrong-line-is-named", test_each_wrong_line_is_named);
  ADD ("/visits-command/what-was-imported-is-looked-at-before-leaving",
       test_what_was_imported_is_looked_at_before_leaving);
  return g_test_run ();
}
