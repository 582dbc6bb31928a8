/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report of a visit: as it grows on one laptop, and over two laptops at a real centre. */
#include <string.h>

#include "gvt-test.h"
#include "gvt-two-laptops.h"

#define MODULE "m5-hari-pemungutan-suara"

/*
 * Ten cards in each class take five questions before (form A, keys BDABD) and after (form B, keys
 * DACBC); everybody of a class answers alike.
 *
 *             right before  right after   gain
 *   laptop 1     1 of 5        3 of 5     (0.6 - 0.2) / (1 - 0.2) = 0.5
 *   laptop 2     2 of 5        4 of 5     (0.8 - 0.4) / (1 - 0.4) = 0.6667
 *   both         0.3           0.7        (0.7 - 0.3) / (1 - 0.3) = 0.5714
 *
 * Twelve people on laptop 1 give 4 to all elements of the survey, twelve on laptop 2 give 3:
 * means 3.5, times 25 is 87.50, grade B. On laptop 1 alone it is 100, grade A.
 */
typedef struct
{
  const char *groups;
  const char *before;
  const char *after;
  const char *scores;
} Class;

static const Class classes[] = {
  { "P 17-21 7\nL 17-21 5\n", "BABAA", "DACAA", "444444444" },
  { "P 17-21 4\nL 17-21 9\n", "BDBAA", "DACBA", "333333333" },
};

/* Returns: (transfer full): a line for each card */
static char *
make_sheets (char form, const char *answers)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint card = 1; card <= 10; card++)
    g_string_append_printf (lines, "%u%c %s\n", card, form, answers);
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static void
hold_test (GvtTwoLaptops *self,
           guint laptop,
           const char *session,
           const char *phase,
           const char *form,
           const char *answers)
{
  g_autoptr (JsonNode) opened = gvt_two_laptops_read (
      self, laptop,
      (const char *[]){ "quiz", "open", session, MODULE, "--phase", phase, "--form", form, NULL });
  const char *quiz = json_object_get_string_member (json_node_get_object (opened), "id");
  g_autofree char *sheets = make_sheets (*form, answers);
  g_autoptr (GvtProgramRun) keyed = gvt_two_laptops_act (
      self, laptop, sheets,
      (const char *[]){ "session", "answer", session, "--quiz", quiz, "--sheets", "-", NULL });

  g_assert_cmpstr (keyed->err, ==, "");
}

static char *
hold_class (GvtTwoLaptops *self, guint laptop, const char *visit, const char *name)
{
  const Class *class = &classes[laptop];
  char *session = gvt_two_laptops_hold_class (self, laptop, visit, name, class->groups);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GvtProgramRun) keyed = NULL;

  hold_test (self, laptop, session, "pre", "A", class->before);
  hold_test (self, laptop, session, "post", "B", class->after);
  for (guint i = 0; i < 12; i++)
    g_string_append_printf (lines, "%s\n", class->scores);
  keyed = gvt_two_laptops_act (
      self, laptop, lines->str,
      (const char *[]){ "session", "survey", session, "--sheets", "-", NULL });
  g_assert_cmpstr (keyed->err, ==, "");
  return session;
}

/* Returns: (transfer full): codes of all laptops, with a blank between */
static char *
list_laptops (GvtTwoLaptops *self)
{
  g_autoptr (JsonNode) devices = gvt_two_laptops_centre_reads (
      self, (const char *[]){ "devices", "list", NULL });
  JsonArray *array = json_node_get_array (devices);
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_string_append_printf (
        codes, "%s%s", i > 0 ? " " : "",
        json_object_get_string_member (json_array_get_object_element (array, i), "code"));
  return g_string_free (g_steal_pointer (&codes), FALSE);
}

/* @laptops: that the plan names; "" for none. Returns: (transfer full): the visit that the centre
 * planned for both */
static char *
plan_visit_for (GvtTwoLaptops *self, const char *laptops)
{
  g_autofree char *csv = g_strdup_printf (
      "kode;nama;kode wilayah;tanggal;perkiraan peserta;segmen;laptop\n"
      "K-1;SMAN 1 Contoh;" GVT_TWO_LAPTOPS_VILLAGE ";%%D;60;pemula;%s\n",
      laptops);
  g_autoptr (JsonNode) visits = NULL;

  gvt_two_laptops_write_csv (self, csv);
  gvt_two_laptops_assert_import (self, NULL, "{\"new\":1}");
  gvt_two_laptops_sync (self, 0);
  gvt_two_laptops_sync (self, 1);
  visits = gvt_two_laptops_centre_reads (self, (const char *[]){ "visits", "list", NULL });
  return g_strdup (json_object_get_string_member (
      json_array_get_object_element (json_node_get_array (visits), 0), "id"));
}

static char *
plan_visit (GvtTwoLaptops *self)
{
  g_autofree char *laptops = NULL;

  gvt_two_laptops_enrol (self, 1);
  laptops = list_laptops (self);
  return plan_visit_for (self, laptops);
}

static JsonObject *
only_test (JsonNode *report)
{
  JsonArray *tests = json_object_get_array_member (json_node_get_object (report), "tests");

  g_assert_cmpuint (json_array_get_length (tests), ==, 1);
  return json_array_get_object_element (tests, 0);
}

static JsonObject *
get_survey (JsonNode *report)
{
  return json_object_get_object_member (json_node_get_object (report), "survey");
}

static JsonNode *
report_of (GvtTwoLaptops *self, guint laptop, const char *visit)
{
  return gvt_two_laptops_read (self, laptop, (const char *[]){ "visit", "report", visit, NULL });
}

static JsonNode *
report_at_centre (GvtTwoLaptops *self, const char *visit)
{
  return gvt_two_laptops_centre_reads (self, (const char *[]){ "visits", "report", visit, NULL });
}

/* The laptop @has_reported, or the one that has not. */
static JsonObject *
find_laptop (JsonNode *report, gboolean has_reported)
{
  JsonArray *laptops = json_object_get_array_member (json_node_get_object (report), "laptops");

  for (guint i = 0; i < json_array_get_length (laptops); i++)
    {
      JsonObject *laptop = json_array_get_object_element (laptops, i);

      if (json_object_get_boolean_member (laptop, "has_reported") == has_reported)
        return laptop;
    }
  return NULL;
}

static void
assert_half (JsonNode *report)
{
  gvt_program_assert_members (json_node_get_object (report), "{\"men\":5,\"women\":7}");
  gvt_program_assert_members (only_test (report),
                              "{\"n_pairs\":10,\"before\":2000,\"after\":6000,\"gain\":5000}");
  gvt_program_assert_members (get_survey (report),
                              "{\"n\":12,\"ikm_hundredths\":10000,\"grade\":\"A\"}");
}

/* On the way there is a gain already, of the people who have taken both tests so far. */
static void
test_the_gain_is_right_at_each_stage (GvtTwoLaptops *self, gconstpointer unused)
{
  g_autofree char *visit = plan_visit (self);
  g_autofree char *session = gvt_two_laptops_hold_class (self, 0, visit, "X-1", classes[0].groups);
  g_autofree char *second = NULL;
  g_autoptr (JsonNode) before = NULL, after = NULL, both = NULL;

  hold_test (self, 0, session, "pre", "A", classes[0].before);
  before = report_of (self, 0, visit);
  gvt_program_assert_members (only_test (before), "{\"n_pre\":10,\"n_post\":0,\"n_pairs\":0}");
  g_assert_false (json_object_has_member (only_test (before), "gain"));

  hold_test (self, 0, session, "post", "B", classes[0].after);
  after = report_of (self, 0, visit);
  gvt_program_assert_members (only_test (after),
                              "{\"n_pairs\":10,\"before\":2000,\"after\":6000,\"gain\":5000}");

  second = gvt_two_laptops_hold_class (self, 0, visit, "X-2", classes[1].groups);
  hold_test (self, 0, second, "pre", "A", classes[1].before);
  hold_test (self, 0, second, "post", "B", classes[1].after);
  both = report_of (self, 0, visit);
  gvt_program_assert_members (only_test (both),
                              "{\"n_pairs\":20,\"before\":3000,\"after\":7000,\"gain\":5714}");
}

static void
test_the_centre_adds_up_what_came_and_names_what_did_not (GvtTwoLaptops *self, gconstpointer unused)
{
  g_autofree char *visit = plan_visit (self);
  g_autofree char *first = hold_class (self, 0, visit, "X-1");
  g_autofree char *second = hold_class (self, 1, visit, "X-2");
  g_autoptr (JsonNode) half = NULL, whole = NULL, laptop = NULL;

  gvt_two_laptops_sync (self, 0);
  half = report_at_centre (self, visit);
  assert_half (half);
  gvt_program_assert_members (find_laptop (half, TRUE), "{\"classes\":1,\"open\":1}");
  gvt_program_assert_members (find_laptop (half, FALSE), "{\"classes\":0,\"open\":0}");

  gvt_two_laptops_sync (self, 1);
  whole = report_at_centre (self, visit);
  g_assert_null (find_laptop (whole, FALSE));
  gvt_program_assert_members (json_node_get_object (whole), "{\"men\":14,\"women\":11}");
  gvt_program_assert_members (only_test (whole),
                              "{\"n_pairs\":20,\"before\":3000,\"after\":7000,\"gain\":5714}");
  gvt_program_assert_members (get_survey (whole),
                              "{\"n\":24,\"ikm_hundredths\":8750,\"grade\":\"B\"}");
  laptop = report_of (self, 0, visit);
  assert_half (laptop);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (laptop), "code"), !=,
                   json_object_get_string_member (json_node_get_object (whole), "code"));
}

/* Returns: (transfer full): the words of the centre's page */
static char *
write_page (GvtTwoLaptops *self, const char *visit)
{
  g_autofree char *path = g_build_filename (self->folder, "laporan.pdf", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GvtProgramRun) run = gvt_program_run_new ("govote-central", NULL, "--data",
                                                       self->centre, "visits", "report", visit,
                                                       "--pdf", path, NULL);
  const char *const words[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autoptr (GSubprocess) process = NULL;

  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->exit_code, ==, 0);
  process = g_subprocess_newv (words, G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL);
  g_assert_nonnull (process);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, NULL));
  return g_steal_pointer (&text);
}

static void
test_the_page_has_the_head_of_each_journal (GvtTwoLaptops *self, gconstpointer unused)
{
  g_autofree char *visit = plan_visit (self);
  g_autofree char *first = hold_class (self, 0, visit, "X-1");
  g_autofree char *page = NULL, *missing = NULL;
  g_autoptr (JsonNode) report = NULL;
  g_autoptr (GvtProgramRun) none = NULL;
  JsonObject *silent;

  gvt_two_laptops_sync (self, 0);
  page = write_page (self, visit);
  report = report_at_centre (self, visit);
  silent = find_laptop (report, FALSE);
  missing = g_strdup_printf ("Missing: nothing of this visit has come from laptop %s",
                             json_object_get_string_member (silent, "code"));

  g_assert_nonnull (strstr (page, missing));
  g_assert_nonnull (strstr (page, "1 of 2 laptops"));
  g_assert_nonnull (
      strstr (page, json_object_get_string_member (find_laptop (report, TRUE), "head")));
  g_assert_null (strstr (page, json_object_get_string_member (silent, "head")));

  none = gvt_program_run_new ("govote-central", NULL, "--data", self->centre, "--json", "visits",
                              "report", "018f0000-0000-7000-8000-000000000000", NULL);
  g_assert_cmpint (none->exit_code, ==, 1);
}

static void
test_a_plan_for_all_laptops_says_that_none_can_be_missed (GvtTwoLaptops *self, gconstpointer unused)
{
  g_autofree char *visit = NULL, *session = NULL, *page = NULL;

  gvt_two_laptops_enrol (self, 1);
  visit = plan_visit_for (self, "");
  session = gvt_two_laptops_hold_class (self, 0, visit, "X-1", classes[0].groups);
  gvt_two_laptops_sync (self, 0);
  page = write_page (self, visit);

  g_assert_nonnull (strstr (page, "1 of 1 laptop"));
  g_assert_nonnull (strstr (page, "whether another one was there is not known"));
  g_assert_null (strstr (page, "Missing:"));
}

/* Of cards 1 to 10: 1 for a right answer to the first, second, ... question of form A. */
static const char *const rights[] = { "10000", "11000", "00000", "10100", "11100",
                                      "00010", "01000", "11110", "00100", "10000" };

/* Returns: (transfer full): the table as a file of results */
static char *
make_results (void)
{
  g_autoptr (GString) text = g_string_new ("q1;q2;q3;q4;q5\n");

  for (guint i = 0; i < G_N_ELEMENTS (rights); i++)
    for (guint k = 0; k < 5; k++)
      g_string_append_printf (text, "%c%s", rights[i][k], k < 4 ? ";" : "\n");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Returns: (transfer full): the same as sheets: the keys are BDABD */
static char *
make_mixed_sheets (void)
{
  static const char keys[] = "BDABD";
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rights); i++)
    {
      g_string_append_printf (text, "%uA ", i + 1);
      for (guint k = 0; k < 5; k++)
        g_string_append_c (text, rights[i][k] == '1' ? keys[k] : keys[k] == 'A' ? 'B' : 'A');
      g_string_append_c (text, '\n');
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_same_figures (JsonObject *one, JsonObject *other)
{
  static const char *const names[] = { "facility", "deviation", "discrimination", "efficiency" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpfloat_with_epsilon (json_object_get_double_member (one, names[i]),
                                    json_object_get_double_member (other, names[i]), 1e-9);
}

/* By hand: the first question was right for cards 1, 2, 4, 5, 8 and 10: six of ten. */
static void
test_a_recorded_class_is_analysed_as_its_table_is (GvtTwoLaptops *self, gconstpointer unused)
{
  g_autofree char *visit = plan_visit (self);
  g_autofree char *session = gvt_two_laptops_hold_class (self, 0, visit, "X-1", classes[0].groups);
  g_autofree char *sheets = make_mixed_sheets ();
  g_autofree char *results = make_results ();
  g_autoptr (JsonNode) opened = NULL, of_class = NULL, of_file = NULL;
  g_autoptr (GvtProgramRun) keyed = NULL, analysed = NULL;
  JsonObject *quiz;
  JsonArray *items, *wanted;

  opened = gvt_two_laptops_read (
      self, 0,
      (const char *[]){ "quiz", "open", session, MODULE, "--phase", "pre", "--form", "A", NULL });
  keyed = gvt_two_laptops_act (
      self, 0, sheets,
      (const char *[]){ "session", "answer", session, "--quiz",
                        json_object_get_string_member (json_node_get_object (opened), "id"),
                        "--sheets", "-", NULL });
  of_class = gvt_two_laptops_read (
      self, 0, (const char *[]){ "quiz", "analyse", "--session", session, NULL });
  analysed = gvt_two_laptops_act (self, 0, results,
                                  (const char *[]){ "quiz", "analyse", "-", NULL });
  of_file = gvt_program_run_json (analysed);

  quiz = json_array_get_object_element (
      json_object_get_array_member (json_node_get_object (of_class), "quizzes"), 0);
  gvt_program_assert_members (quiz, "{\"phase\":\"pre\",\"form\":\"A\",\"n\":10,\"n_whole\":10}");
  items = json_object_get_array_member (quiz, "items");
  wanted = json_object_get_array_member (json_node_get_object (of_file), "items");
  g_assert_cmpuint (json_array_get_length (items), ==, 5);
  g_assert_cmpfloat_with_epsilon (
      json_object_get_double_member (json_array_get_object_element (items, 0), "facility"), 60.0,
      1e-9);
  for (guint i = 0; i < 5; i++)
    assert_same_figures (json_array_get_object_element (items, i),
                         json_array_get_object_element (wanted, i));
}

#define ADD(path, func) \
  g_test_add (path, GvtTwoLaptops, NULL, gvt_two_laptops_set_up, func, gvt_two_laptops_tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  ADD ("/visits-report/the-gain-is-right-at-each-stage", test_the_gain_is_right_at_each_stage);
  ADD ("/visits-report/the-centre-adds-up-what-came-and-names-what-did-not",
       test_the_centre_adds_up_what_came_and_names_what_did_not);
  ADD ("/visits-report/the-page-has-the-head-of-each-journal",
       test_the_page_has_the_head_of_each_journal);
  ADD ("/visits-report/a-plan-for-all-laptops-says-that-none-can-be-missed",
       test_a_plan_for_all_laptops_says_that_none_can_be_missed);
  ADD ("/visits-report/a-recorded-class-is-analysed-as-its-table-is",
       test_a_recorded_class_is_analysed_as_its_table_is);
  return g_test_run ();
}
