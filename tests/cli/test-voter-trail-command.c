/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who looked a voter up: asked of the laptop that did, of another that did not, and of the centre,
 * which finds both; by the built programs over loopback. */
#include <string.h>

#include "gvt-feature-projections.h"
#include "gvt-purpose-keep.h"
#include "gvt-test.h"
#include "gvt-two-laptops.h"

#define NIK     "9901014507900001"
#define ANOTHER "9901012511880003"

/* Neither carries a list; the question is recorded all the same. */
static void
look_up (GvtTwoLaptops *self, guint laptop, const char *nik, const char *purpose)
{
  g_autoptr (GvtProgramRun) run = gvt_two_laptops_act (
      self, laptop, nik,
      (const char *[]){ "voters", "lookup", "--json", "--purpose", purpose, "-", NULL });

  g_assert_cmpint (run->exit_code, ==, 0);
}

/* Returns: (transfer full) */
static JsonNode *
trail_at_the_centre (GvtTwoLaptops *self, const char *nik)
{
  const char *const args[] = { "--data", self->centre, "--json", "voters", "trail", "-", NULL };
  g_autoptr (GvtProgramRun) run = gvt_program_run_newv ("govote-central", nik, args);

  g_assert_cmpint (run->exit_code, ==, 0);
  return gvt_program_run_json (run);
}

static JsonNode *
trail_on_laptop (GvtTwoLaptops *self, guint laptop, const char *nik)
{
  g_autoptr (GvtProgramRun) run = gvt_two_laptops_act (
      self, laptop, nik,
      (const char *[]){ "voters", "trail", "--json", "--purpose", "ditanya pemilih", "-", NULL });

  return gvt_program_run_json (run);
}

static JsonObject *
element (JsonNode *node, guint index)
{
  return json_array_get_object_element (json_node_get_array (node), index);
}

static guint
length (JsonNode *node)
{
  return json_array_get_length (json_node_get_array (node));
}

/* I10: the number goes by standard input, and stands in no answer. */
static void
test_the_centre_knows_what_all_did (GvtTwoLaptops *self, gconstpointer unused)
{
  g_autoptr (JsonNode) first = NULL, second = NULL, centre = NULL, another = NULL, counts = NULL;
  g_autofree char *text = NULL;

  gvt_two_laptops_enrol (self, 1);
  look_up (self, 0, NIK, "menanyakan TPS");
  look_up (self, 1, NIK, "pencocokan terbatas");
  look_up (self, 1, ANOTHER, "menanyakan TPS");
  first = trail_on_laptop (self, 0, NIK);
  second = trail_on_laptop (self, 1, ANOTHER);
  g_assert_cmpuint (length (first), ==, 2);
  gvt_program_assert_members (element (first, 0), "{\"kind\":\"voter.looked_up/1\",\"purpose\":"
                                                  "\"menanyakan TPS\",\"answer\":\"not_carried\"}");
  gvt_program_assert_members (element (first, 1), "{\"kind\":\"voter.trail_read/1\"}");
  g_assert_cmpuint (length (second), ==, 2);

  gvt_two_laptops_sync (self, 0);
  gvt_two_laptops_sync (self, 1);
  centre = trail_at_the_centre (self, "9901 0145 0790 0001");
  another = trail_at_the_centre (self, ANOTHER);
  g_assert_cmpuint (length (centre), ==, 3);
  g_assert_cmpuint (length (another), ==, 2);
  counts = gvt_two_laptops_centre_reads (self, (const char *[]){ "voters", "lookups", NULL });
  g_assert_cmpuint (length (counts), ==, 2);
  g_assert_cmpint (json_object_get_int_member (element (counts, 0), "questions")
                       + json_object_get_int_member (element (counts, 1), "questions"),
                   ==, 3);
  gvt_program_assert_members (element (counts, 0), "{\"fast\":0}");
  text = json_to_string (centre, FALSE);
  g_assert_nonnull (strstr (text, "pencocokan terbatas"));
  g_assert_null (strstr (text, NIK));
}

/* As the window keeps it, on the first laptop, without a visit. */
static void
pick_in_window (GvtTwoLaptops *self, const char *purpose)
{
  g_autoptr (GvtClock) clock = gvt_clock_new_system (); /* as the programs' */
  g_autoptr (GvtProfile) profile = gvt_profile_new (self->laptops[0], clock,
                                                    gvt_feature_projections ());
  g_autoptr (GError) error = NULL;
  g_autofree char *passphrase = NULL;

  g_assert_true (g_file_get_contents (self->passphrase, &passphrase, NULL, NULL));
  gvt_profile_unlock (profile, "PTD-01", g_strchomp (passphrase), &error);
  g_assert_no_error (error);
  gvt_purpose_keep (profile, NULL, purpose, &error);
  g_assert_no_error (error);
  gvt_profile_lock (profile);
}

/* What was picked in the window need not be said again: it is told, and stands in the record; what
 * is said goes before it. */
static void
test_the_purpose_of_the_window_counts (GvtTwoLaptops *self, gconstpointer unused)
{
  const char *const args[] = {
    "--data",         self->laptops[0], "--json", "--user", "PTD-01", "--passphrase-file",
    self->passphrase, "voters",         "lookup", "-",      NULL
  };
  g_autoptr (GvtProgramRun) run = NULL;
  g_autoptr (JsonNode) trail = NULL;

  pick_in_window (self, "pencocokan terbatas");
  run = gvt_program_run_newv ("govotectl", NIK, args);
  g_assert_cmpint (run->exit_code, ==, 0);
  g_assert_nonnull (strstr (run->err, "Purpose, as picked in the window: pencocokan terbatas"));
  look_up (self, 0, NIK, "menanyakan TPS");

  trail = trail_on_laptop (self, 0, NIK);
  g_assert_cmpuint (length (trail), ==, 3);
  gvt_program_assert_members (element (trail, 0), "{\"purpose\":\"pencocokan terbatas\"}");
  gvt_program_assert_members (element (trail, 1), "{\"purpose\":\"menanyakan TPS\"}");
}

/* 122 questions at once: two more than an hour of a queue has. Through a real synchronisation the
 * centre knows how many each user of each laptop asked, and how many of these fast. */
static void
test_the_centre_is_told_of_fast_questions (GvtTwoLaptops *self, gconstpointer unused)
{
  g_autoptr (GString) niks = g_string_new (NULL);
  g_autoptr (JsonNode) trail = NULL, counts = NULL;
  JsonObject *count;

  for (guint i = 0; i < 121; i++)
    g_string_append (niks, ANOTHER "\n");
  g_string_append (niks, NIK "\n");
  look_up (self, 0, niks->str, "menanyakan TPS");
  trail = trail_on_laptop (self, 0, NIK);
  gvt_program_assert_members (element (trail, 0), "{\"is_fast\":true}");

  gvt_two_laptops_sync (self, 0);
  counts = gvt_two_laptops_centre_reads (self, (const char *[]){ "voters", "lookups", NULL });
  g_assert_cmpuint (length (counts), ==, 1);
  count = element (counts, 0);
  gvt_program_assert_members (count, "{\"actor\":\"PTD-01\",\"questions\":122,\"fast\":2}");
  g_assert_cmpint (json_object_get_int_member (count, "last_at_us"), ==,
                   json_object_get_int_member (element (trail, 0), "at_us"));
  g_assert_cmpint (json_object_get_int_member (count, "first_at_us"), <,
                   json_object_get_int_member (count, "last_at_us"));
}

/* Nothing was picked in the window, so it has to be said. */
static void
test_no_question_without_a_purpose (GvtTwoLaptops *self, gconstpointer unused)
{
  const char *const args[] = {
    "--data",         self->laptops[0], "--user", "PTD-01", "--passphrase-file",
    self->passphrase, "voters",         "lookup", "-",      NULL
  };
  g_autoptr (GvtProgramRun) run = gvt_program_run_newv ("govotectl", NIK, args);

  g_assert_cmpint (run->exit_code, ==, 2);
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  g_test_add ("/I10/voter-trail-command/the-centre-knows-what-all-laptops-did", GvtTwoLaptops, NULL,
              gvt_two_laptops_set_up, test_the_centre_knows_what_all_did,
              gvt_two_laptops_tear_down);
  g_test_add ("/voter-trail-command/the-purpose-picked-in-the-window-counts", GvtTwoLaptops, NULL,
              gvt_two_laptops_set_up, test_the_purpose_of_the_window_counts,
              gvt_two_laptops_tear_down);
  g_test_add ("/voter-trail-command/the-centre-is-told-of-fast-questions", GvtTwoLaptops, NULL,
              gvt_two_laptops_set_up, test_the_centre_is_told_of_fast_questions,
              gvt_two_laptops_tear_down);
  g_test_add ("/voter-trail-command/no-question-without-a-purpose", GvtTwoLaptops, NULL,
              gvt_two_laptops_set_up, test_no_question_without_a_purpose,
              gvt_two_laptops_tear_down);
  return g_test_run ();
}
