/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the centre says of many visits, and of a code on a paper, once two laptops have sent what
 * they recorded. */
#include <string.h>

#include "gvt-test.h"
#include "gvt-two-laptops.h"

#define OTHER_VILLAGE "99.01.01.2003"
#define NO_CODE       "0000000000" /* zero, and its check symbol */

/* Twelve people, who all give the same. Returns: (transfer full): its id */
static char *
hold_class (GvtTwoLaptops *self, guint laptop, const char *visit, const char *scores)
{
  char *session = gvt_two_laptops_hold_class (self, laptop, visit, "X-1", "P 17-21 7\nL 17-21 5\n");
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GvtProgramRun) keyed = NULL;

  for (guint i = 0; i < 12; i++)
    g_string_append_printf (lines, "%s\n", scores);
  keyed = gvt_two_laptops_act (
      self, laptop, lines->str,
      (const char *[]){ "session", "survey", session, "--sheets", "-", NULL });
  g_assert_cmpstr (keyed->err, ==, "");
  return session;
}

/* --- over many visits --- */

/* Returns: (transfer full): the id of the one called @name */
static char *
find_visit (GvtTwoLaptops *self, const char *name)
{
  g_autoptr (JsonNode) visits = gvt_two_laptops_centre_reads (
      self, (const char *[]){ "visits", "list", NULL });
  JsonArray *array = json_node_get_array (visits);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *visit = json_array_get_object_element (array, i);

      if (g_str_equal (json_object_get_string_member (visit, "name"), name))
        return g_strdup (json_object_get_string_member (visit, "id"));
    }
  g_error ("no visit is called %s", name);
}

static void
plan_two_visits (GvtTwoLaptops *self)
{
  gvt_two_laptops_enrol (self, 1);
  gvt_two_laptops_write_csv (self, "kode;nama;kode wilayah;tanggal;perkiraan peserta;segmen\n"
                                   "K-1;SMAN 1 Contoh;" GVT_TWO_LAPTOPS_VILLAGE ";%D;60;pemula\n"
                                   "K-2;Balai Desa;" OTHER_VILLAGE ";%D;60;pemula\n");
  gvt_two_laptops_assert_import (self, NULL, "{\"new\":2}");
  gvt_two_laptops_sync (self, 0);
  gvt_two_laptops_sync (self, 1);
}

static void
assert_period (GvtTwoLaptops *self, const char *option, const char *value, const char *expected)
{
  g_autoptr (JsonNode) said = gvt_two_laptops_centre_reads (
      self, (const char *[]){ "survey", option, value, NULL });

  gvt_program_assert_members (json_node_get_object (said), expected);
}

/* Twelve sheets of 4 and twelve of 3: 3.5 on the average, by hand 87.50 of 100; twelve of 3 alone
 * are 75.00, which is a C (76.61 begins the B). */
static void
test_the_index_of_a_period_is_of_all_its_visits (GvtTwoLaptops *self, gconstpointer unused)
{
  g_autofree char *school = NULL, *village = NULL, *first = NULL, *second = NULL;
  g_autoptr (GvtProgramRun) no_day = NULL;

  plan_two_visits (self);
  school = find_visit (self, "SMAN 1 Contoh");
  village = find_visit (self, "Balai Desa");
  first = hold_class (self, 0, school, "444444444");
  second = hold_class (self, 1, village, "333333333");
  gvt_two_laptops_sync (self, 0);
  gvt_two_laptops_sync (self, 1);
  assert_period (self, "--from", self->date,
                 "{\"n_visits\":2,\"n\":24,\"ikm\":87.5,\"grade\":\"B\"}");
  assert_period (self, "--area", OTHER_VILLAGE,
                 "{\"n_visits\":1,\"n\":12,\"ikm\":75.0,\"grade\":\"C\"}");
  assert_period (self, "--to", "2020-01-01", "{\"n_visits\":0,\"n\":0,\"ikm\":null}");

  no_day = gvt_program_run_new ("govote-central", NULL, "--data", self->centre, "survey", "--from",
                                "2026-13-40", NULL);
  g_assert_cmpint (no_day->exit_code, ==, 1);
  g_assert_nonnull (strstr (no_day->err, "2026-13-40"));
}

/* --- a code on paper --- */

static char *
get_code (JsonNode *report)
{
  return g_strdup (json_object_get_string_member (json_node_get_object (report), "code"));
}

static void
assert_code (GvtTwoLaptops *self, const char *code, const char *expected)
{
  g_autoptr (JsonNode) found = gvt_two_laptops_centre_reads (
      self, (const char *[]){ "visits", "report", "check", code, NULL });

  gvt_program_assert_members (json_node_get_object (found), expected);
}

/* I1: what a host signed is found again when the figures have long changed. */
static void
test_the_centre_knows_the_code_on_a_paper_of_any_laptop (GvtTwoLaptops *self, gconstpointer unused)
{
  g_autofree char *visit = NULL, *first = NULL, *second = NULL, *paper = NULL, *whole = NULL;
  g_autofree char *path = g_build_filename (self->folder, "laporan.pdf", NULL);
  g_autoptr (JsonNode) report = NULL, all = NULL;
  g_autoptr (GvtProgramRun) written = NULL, unknown = NULL;

  plan_two_visits (self);
  visit = find_visit (self, "SMAN 1 Contoh");
  first = hold_class (self, 0, visit, "444444444");
  report = gvt_two_laptops_read (self, 0, (const char *[]){ "visit", "report", visit, NULL });
  written = gvt_two_laptops_act (self, 0, NULL,
                                 (const char *[]){ "visit", "report", visit, path, NULL });
  gvt_two_laptops_sync (self, 0);
  paper = get_code (report);
  assert_code (self, paper, "{\"state\":\"current\",\"name\":\"SMAN 1 Contoh\"}");

  second = hold_class (self, 1, visit, "333333333");
  gvt_two_laptops_sync (self, 1);
  assert_code (self, paper, "{\"state\":\"earlier\",\"name\":\"SMAN 1 Contoh\"}");
  all = gvt_two_laptops_centre_reads (self, (const char *[]){ "visits", "report", visit, NULL });
  whole = get_code (all);
  assert_code (self, whole, "{\"state\":\"current\",\"written_at\":0}");

  unknown = gvt_program_run_new ("govote-central", NULL, "--data", self->centre, "visits", "report",
                                 "check", NO_CODE, NULL);
  g_assert_cmpint (unknown->exit_code, ==, 1);
  g_assert_nonnull (strstr (unknown->err, "No visit here"));
}

/* --- for anybody --- */

/* By a program that knows no centre. Returns: (transfer full) */
static GvtProgramRun *
verify (GvtTwoLaptops *self, const char *root, const char *file)
{
  return gvt_program_run_new ("govote-central", NULL, "--data", "/nonexistent", "--json", "proof",
                              "verify", "--root", root, file, NULL);
}

static char *
find_root_key (GvtTwoLaptops *self)
{
  g_autoptr (JsonNode) keys = gvt_two_laptops_centre_reads (
      self, (const char *[]){ "keys", "show", NULL });

  return g_strdup (json_object_get_string_member (json_node_get_object (keys), "root_key"));
}

static void
flip_bit (const char *path)
{
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  content[length - 9] ^= 1;
  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
}

static void
assert_proves (GvtProgramRun *run, JsonNode *expected, const char *visit)
{
  g_autoptr (JsonNode) node = gvt_program_run_json (run);
  JsonObject *proof = json_node_get_object (node);
  JsonObject *report = json_object_get_object_member (proof, "report");

  g_assert_cmpstr (json_object_get_string_member (report, "visit"), ==, visit);
  json_object_remove_member (report, "visit");
  g_assert_true (
      json_node_equal (json_object_get_member (proof, "report"), expected)); /* value by value */
}

static void
test_anybody_with_the_root_key_checks_a_report (GvtTwoLaptops *self, gconstpointer unused)
{
  g_autofree char *visit = NULL, *class = NULL, *root = NULL, *other = NULL;
  g_autofree char *path = g_build_filename (self->folder, "laporan.proof", NULL);
  g_autoptr (JsonNode) report = NULL;
  g_autoptr (GvtProgramRun) made = NULL, sound = NULL, foreign = NULL, forged = NULL;

  plan_two_visits (self);
  visit = find_visit (self, "SMAN 1 Contoh");
  class = hold_class (self, 0, visit, "444444444");
  gvt_two_laptops_sync (self, 0);
  report = gvt_two_laptops_centre_reads (self, (const char *[]){ "visits", "report", visit, NULL });
  root = find_root_key (self);

  made = gvt_program_run_new ("govote-central", NULL, "--data", self->centre, "proof", "make",
                              visit, path, NULL);
  g_assert_cmpint (made->exit_code, ==, 0);
  sound = verify (self, root, path);
  assert_proves (sound, report, visit);

  other = g_strdup (root);
  other[0] = other[0] == '0' ? '1' : '0';
  foreign = verify (self, other, path);
  g_assert_cmpint (foreign->exit_code, ==, 1);
  flip_bit (path);
  forged = verify (self, root, path);
  g_assert_cmpint (forged->exit_code, ==, 1);
  g_assert_cmpstr (forged->out, ==, "");
}

#define ADD(path, func) \
  g_test_add (path, GvtTwoLaptops, NULL, gvt_two_laptops_set_up, func, gvt_two_laptops_tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  ADD ("/visits-period/the-index-of-a-period-is-of-all-its-visits",
       test_the_index_of_a_period_is_of_all_its_visits);
  ADD ("/visits-period/the-centre-knows-the-code-on-a-paper-of-any-laptop",
       test_the_centre_knows_the_code_on_a_paper_of_any_laptop);
  ADD ("/visits-period/anybody-with-the-root-key-checks-a-report",
       test_anybody_with_the_root_key_checks_a_report);
  return g_test_run ();
}
