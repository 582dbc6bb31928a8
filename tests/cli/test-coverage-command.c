/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom a visit reached: of each laptop alone, and at the centre over both. */
#include <string.h>

#include "gvt-test.h"
#include "gvt-two-laptops.h"

#define ELSEWHERE "99.01.02.2001"
#define NAMED     "99.01.01.2003"

/*
 * By hand: one visit for 120 people on two laptops, and one that the second laptop planned for a
 * day of 2020 and did not hold, for 30.
 *   laptop 1: L17-21 25, deaf 1; P17-21 30      = 26 men, 30 women, 56
 *   laptop 2: L17-21 20;         P17-21 14      = 20 men, 14 women, 34
 *   centre:                                       46 men, 44 women, 90
 * Of 89 without a disability and 1 with one neither is told: 90 is.
 */
static char *
plan_visits (GvtTwoLaptops *self)
{
  g_autoptr (JsonNode) list = NULL;
  g_autoptr (GvtProgramRun) planned = NULL;
  JsonArray *visits;

  gvt_two_laptops_write_csv (
      self, "kode;nama;kode wilayah;tanggal;perkiraan peserta;segmen;desa daftar pemilih\n"
            "K-1;SMAN 1 Contoh;" GVT_TWO_LAPTOPS_VILLAGE ";%D;120;pemula;" NAMED "\n");
  gvt_two_laptops_assert_import (self, NULL, "{\"new\":1}");
  gvt_two_laptops_enrol (self, 1);
  gvt_two_laptops_sync (self, 0);
  gvt_two_laptops_sync (self, 1);
  planned = gvt_two_laptops_act (self, 1,
                                 "{\"name\": \"SLB\", \"place\": \"" ELSEWHERE
                                 "\", \"date\": \"2020-03-01\", \"expected\": 30,"
                                 " \"segment\": \"disabilitas\"}",
                                 (const char *[]){ "visit", "plan", "-", NULL });
  list = gvt_two_laptops_read (self, 0, (const char *[]){ "visit", "list", NULL });
  visits = json_object_get_array_member (json_node_get_object (list), "visits");
  return g_strdup (json_object_get_string_member (json_array_get_object_element (visits, 0), "id"));
}

static void
assert_total (JsonNode *coverage, const char *scope, const char *total)
{
  JsonObject *object = json_node_get_object (coverage);

  g_assert_cmpstr (json_object_get_string_member (object, "scope"), ==, scope);
  gvt_program_assert_members (json_object_get_object_member (object, "total"), total);
}

static JsonNode *
centre_covers (GvtTwoLaptops *self, const char *area)
{
  return gvt_two_laptops_centre_reads (self, (const char *[]){ "coverage", "--area", area, NULL });
}

static JsonObject *
groups_of (JsonNode *coverage, const char *dimension)
{
  JsonObject *total = json_object_get_object_member (json_node_get_object (coverage), "total");

  return json_object_get_object_member (json_object_get_object_member (total, "groups"), dimension);
}

static void
assert_centre (JsonNode *coverage)
{
  JsonObject *object = json_node_get_object (coverage);
  JsonArray *villages = json_object_get_array_member (object, "not_reached");

  assert_total (coverage, "centre",
                "{\"visits\":2,\"held\":1,\"to_come\":0,\"classes\":2,\"expected\":150,"
                "\"people\":90}");
  gvt_program_assert_members (groups_of (coverage, "sex"), "{\"L\":46,\"P\":44}");
  gvt_program_assert_members (groups_of (coverage, "age"), "{\"17-21\":90,\"?\":0}");
  gvt_program_assert_members (groups_of (coverage, "disability"),
                              "{\"any\":null,\"none\":null,\"?\":0}");
  gvt_program_assert_members (groups_of (coverage, "segment"), "{\"pemula\":90}");
  g_assert_cmpuint (json_array_get_length (villages), ==, 2);
  g_assert_cmpstr (json_array_get_string_element (villages, 0), ==, NAMED);
  g_assert_cmpstr (json_array_get_string_element (villages, 1), ==, ELSEWHERE);
}

static void
test_the_centre_adds_laptops_up_and_counts_nothing_twice (GvtTwoLaptops *self, gconstpointer unused)
{
  g_autofree char *visit = plan_visits (self);
  g_autofree char *first = gvt_two_laptops_hold_class (self, 0, visit, "X-1",
                                                       "P 17-21 30\nL 17-21 25\nL 17-21 5 1\n");
  g_autofree char *second = gvt_two_laptops_hold_class (self, 1, visit, "X-2",
                                                        "P 17-21 14\nL 17-21 20\n");
  g_autoptr (JsonNode) early = NULL, all = NULL, again = NULL, laptop = NULL, outside = NULL;

  gvt_two_laptops_sync (self, 0);
  early = centre_covers (self, "99");
  assert_total (early, "centre", "{\"visits\":1,\"held\":1,\"classes\":1,\"people\":56}");

  gvt_two_laptops_sync (self, 1);
  all = centre_covers (self, "99.01");
  assert_centre (all);
  gvt_two_laptops_sync (self, 0);
  gvt_two_laptops_sync (self, 1);
  again = centre_covers (self, "99.01");
  assert_centre (again);

  laptop = gvt_two_laptops_read (self, 1, (const char *[]){ "coverage", NULL });
  assert_total (laptop, "laptop",
                "{\"visits\":2,\"held\":1,\"classes\":1,\"expected\":150,\"people\":34}");
  outside = centre_covers (self, "99.71");
  assert_total (outside, "centre", "{\"visits\":0,\"people\":0}");
}

/* Beside the visit of 120, one that the first laptop planned twice, and one that a road prevented:
 * the centre hears of both, and of the one for 120, which nobody held, when it is taken back
 * itself. */
static void
test_who_was_never_meant_to_be_reached_is_not_missed (GvtTwoLaptops *self, gconstpointer unused)
{
  static const char *const reasons[] = { "slip", "road" };
  g_autofree char *visit = plan_visits (self);
  g_autoptr (JsonNode) before = NULL, after = NULL, left = NULL, taken = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      g_autoptr (GvtProgramRun) planned = gvt_two_laptops_act (
          self, 0,
          "{\"name\": \"Dusun\", \"place\": \"" NAMED
          "\", \"date\": \"2020-03-02\", \"expected\": 10}",
          (const char *[]){ "visit", "plan", "-", NULL });
      g_autoptr (JsonNode) node = gvt_program_run_json (planned);
      const char *id = json_object_get_string_member (json_node_get_object (node), "id");
      g_autoptr (GvtProgramRun) off = gvt_two_laptops_act (
          self, 0, NULL, (const char *[]){ "visit", "cancel", id, "--reason", reasons[i], NULL });
    }
  before = gvt_two_laptops_read (self, 0, (const char *[]){ "coverage", NULL });
  assert_total (before, "laptop", "{\"visits\":1,\"held\":0,\"to_come\":1,\"expected\":10}");
  gvt_two_laptops_sync (self, 0);
  gvt_two_laptops_sync (self, 1);
  after = centre_covers (self, "99.01");
  assert_total (after, "centre", "{\"visits\":2,\"held\":0,\"to_come\":1,\"expected\":40}");

  gvt_two_laptops_write_csv (self, "kode;nama;kode wilayah;tanggal;perkiraan peserta;segmen\n");
  gvt_two_laptops_assert_import (self, "--complete", "{\"taken_back\":1}");
  left = centre_covers (self, "99.01");
  assert_total (left, "centre", "{\"visits\":2,\"to_come\":1}"); /* laptops have it to make yet */
  gvt_two_laptops_sync (self, 0);
  gvt_two_laptops_sync (self, 0);
  gvt_two_laptops_sync (self, 1);
  gvt_two_laptops_sync (self, 1);
  taken = centre_covers (self, "99.01");
  assert_total (taken, "centre", "{\"visits\":2,\"to_come\":0,\"expected\":40}");
}

static char *
run_to_file (const char *program, const char *const *args, const char *path)
{
  g_autoptr (GvtProgramRun) run = gvt_program_run_newv (program, NULL, args);
  char *text = NULL;

  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->exit_code, ==, 0);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
test_files_say_whose_numbers_they_are (GvtTwoLaptops *self, gconstpointer unused)
{
  g_autofree char *visit = plan_visits (self);
  g_autofree char *class = gvt_two_laptops_hold_class (self, 0, visit, "X-1", "P 17-21 30\n");
  g_autofree char *path = g_build_filename (self->folder, "cakupan.csv", NULL);
  g_autofree char *laptop = NULL, *centre = NULL;
  g_autoptr (JsonNode) events = NULL;

  laptop = run_to_file ("govotectl",
                        (const char *[]){ "--data", self->laptops[0], "--user", "PTD-01",
                                          "--passphrase-file", self->passphrase, "coverage",
                                          "--csv", path, NULL },
                        path);
  g_assert_nonnull (strstr (laptop, "this laptop alone"));
  g_assert_nonnull (strstr (laptop, GVT_TWO_LAPTOPS_VILLAGE ";Batu Andai;Reached;1;1;0;1;120;30;"));

  gvt_two_laptops_sync (self, 0);
  centre = run_to_file ("govote-central",
                        (const char *[]){ "--data", self->centre, "coverage", "--csv", path, NULL },
                        path);
  g_assert_nonnull (strstr (centre, "all laptops"));
  events = gvt_two_laptops_centre_reads (
      self, (const char *[]){ "events", "list", "--kind", "coverage.exported", NULL });
  g_assert_cmpuint (json_array_get_length (json_node_get_array (events)), ==, 1);
}

/* In words it is the same: who was not reached stands at the top. */
static void
test_words_begin_with_who_was_not_reached (GvtTwoLaptops *self, gconstpointer unused)
{
  g_autofree char *visit = plan_visits (self);
  g_autoptr (GvtProgramRun) run = gvt_program_run_new (
      "govotectl", NULL, "--data", self->laptops[1], "--user", "PTD-01", "--passphrase-file",
      self->passphrase, "coverage", NULL);
  g_autoptr (GvtProgramRun) wrong = gvt_program_run_new (
      "govotectl", NULL, "--data", self->laptops[1], "--user", "PTD-01", "--passphrase-file",
      self->passphrase, "coverage", "--from", "24/11/2026", NULL);

  g_assert_nonnull (visit);
  g_assert_true (g_str_has_prefix (
      run->out, "Counted from: this laptop alone\n"
                "Villages planned and not reached: Tanjung Andai (" ELSEWHERE ")\n"
                "Segments planned and not reached: People with disabilities\n"));
  g_assert_cmpint (wrong->exit_code, ==, 1);
  g_assert_nonnull (strstr (wrong->err, "24/11/2026"));
}

#define ADD(path, func) \
  g_test_add (path, GvtTwoLaptops, NULL, gvt_two_laptops_set_up, func, gvt_two_laptops_tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  ADD ("/coverage-command/the-centre-adds-laptops-up-and-counts-nothing-twice",
       test_the_centre_adds_laptops_up_and_counts_nothing_twice);
  ADD ("/coverage-command/who-was-never-meant-to-be-reached-is-not-missed",
       test_who_was_never_meant_to_be_reached_is_not_missed);
  ADD ("/coverage-command/files-say-whose-numbers-they-are", test_files_say_whose_numbers_they_are);
  ADD ("/coverage-command/words-begin-with-who-was-not-reached",
       test_words_begin_with_who_was_not_reached);
  return g_test_run ();
}
