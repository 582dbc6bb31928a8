/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People are found as they are called: by the built programs, in a list lent over loopback. */
#include <glib/gstdio.h>
#include <string.h>

#include "gvt-test.h"
#include "gvt-two-laptops.h"

/* All invented. Two are called alike; the one a village away is younger. */
static const char list[] =
    "KODE WILAYAH;NKK;NIK;NAMA;TANGGAL LAHIR;STATUS;KELAMIN;RT;RW;TPS\n"
    "99.01.01.2002;9901011203150004;9901014107580001;SITI KHADIJAH;01|07|1958;P;P;001;002;001\n"
    "99.01.01.2003;9901011203150005;9901015203910002;SITI KHADIJAH;12|03|1991;S;P;003;002;004\n"
    "99.01.01.2002;9901011203150006;9901016511470003;SAHNIM;25|11|1947;P;P;001;002;002\n"
    "99.01.01.2002;9901011203150007;9901010902950004;MUHAMMAD SAHNAN;09|02|1995;B;L;001;002;002\n"
    "99.01.01.2003;9901011203150008;9901011708650005;HASANUDIN;17|08|1965;S;L;001;002;004\n";

static void
lend (GvtTwoLaptops *self)
{
  g_autoptr (JsonNode) devices = gvt_two_laptops_centre_reads (
      self, (const char *[]){ "devices", "list", NULL });
  JsonObject *device = json_array_get_object_element (json_node_get_array (devices), 0);

  gvt_program_do ("govote-central", self->centre, "leases", "grant", "--device",
                  json_object_get_string_member (device, "code"), "--village", "99.01.01.2002",
                  "--village", "99.01.01.2003", "--until", "2099-12-31", NULL);
}

static void
set_up (GvtTwoLaptops *self, gconstpointer unused)
{
  g_autofree char *path = NULL;

  gvt_two_laptops_set_up (self, NULL);
  path = g_build_filename (self->folder, "list.csv", NULL);
  g_assert_true (g_file_set_contents (path, list, -1, NULL));
  gvt_program_do ("govote-central", self->centre, "voters", "import", path, "--election",
                  "pilkada-2024", "--as-of", "2024-09-20", NULL);
  g_assert_cmpint (g_remove (path), ==, 0);
  gvt_program_do ("govote-central", self->centre, "packs", "build", NULL);
  gvt_two_laptops_sync (self, 0); /* deposits the keys that a lease is sealed to */
  lend (self);
  gvt_two_laptops_sync (self, 0);
}

/* @option, @value: (nullable). Returns: (transfer full): the first answer */
static JsonObject *
search (GvtTwoLaptops *self, const char *name, const char *option, const char *value)
{
  g_autoptr (GvtProgramRun) run = gvt_two_laptops_act (
      self, 0, name,
      (const char *[]){ "voters", "search", "--purpose", "menanyakan TPS", "-", option, value,
                        NULL });
  g_autoptr (JsonNode) node = gvt_program_run_json (run);

  return json_object_ref (json_node_get_object (node));
}

static JsonObject *
hit_of (JsonObject *answer, guint index, guint n)
{
  JsonArray *hits = json_object_get_array_member (answer, "hits");

  g_assert_cmpuint (json_array_get_length (hits), ==, n);
  return json_array_get_object_element (hits, index);
}

static char *
reasons_of (JsonObject *hit)
{
  g_autoptr (JsonNode) node = json_node_init_array (json_node_alloc (),
                                                    json_object_get_array_member (hit, "reasons"));

  return json_to_string (node, FALSE);
}

/* Value by value what a program is told. Namesakes stand together, and none is picked. */
static void
test_the_answer_is_what_the_manual_says (GvtTwoLaptops *self, gconstpointer unused)
{
  g_autoptr (JsonObject) answer = search (self, "ST. HADIJAH\n", NULL, NULL);
  JsonObject *first = hit_of (answer, 0, 2);
  JsonObject *second = hit_of (answer, 1, 2);
  g_autofree char *reasons = reasons_of (first);

  gvt_program_assert_members (answer, "{\"answer\":\"found\",\"is_cut\":false,\"searched_rows\":5,"
                                      "\"is_fast\":false}");
  g_assert_cmpint (json_object_get_int_member (answer, "elapsed_us"), >=, 0);
  gvt_program_assert_members (first, "{\"name\":\"SITI KHADIJAH\",\"sex\":\"P\",\"tps\":\"001\","
                                     "\"nik_masked\":\"990101xxxxxxxx01\",\"nik_faulty\":false,"
                                     "\"village_code\":\"99.01.01.2002\","
                                     "\"village\":\"Batu Andai\"}");
  gvt_program_assert_members (second, "{\"name\":\"SITI KHADIJAH\",\"tps\":\"004\","
                                      "\"village_code\":\"99.01.01.2003\"}");
  g_assert_true (json_object_has_member (first, "id"));
  g_assert_cmpstr (reasons, ==,
                   "[{\"code\":\"form\",\"given\":\"st\",\"listed\":\"siti\","
                   "\"words\":\"ST is a form of SITI\"},"
                   "{\"code\":\"sound\",\"given\":\"hadijah\",\"listed\":\"khadijah\","
                   "\"words\":\"HADIJAH is heard as KHADIJAH\"}]");
  g_assert_cmpfloat (json_object_get_double_member (first, "score"), >, 0.8);
  g_assert_cmpfloat (json_object_get_double_member (first, "score"), <=, 1);
  g_assert_cmpfloat (json_object_get_double_member (first, "score"), ==,
                     json_object_get_double_member (second, "score"));
}

static void
test_she_is_found_as_her_neighbour_says_it (GvtTwoLaptops *self, gconstpointer unused)
{
  g_autoptr (JsonObject) answer = search (self, "Inaq Sahnim, istri Amaq Mah\n", NULL, NULL);
  JsonObject *first = json_array_get_object_element (json_object_get_array_member (answer, "hits"),
                                                     0);

  gvt_program_assert_members (first, "{\"name\":\"SAHNIM\",\"tps\":\"002\"}");
}

/* I11: a whole date hides the number. */
static void
test_a_birth_tells_namesakes_apart (GvtTwoLaptops *self, gconstpointer unused)
{
  g_autoptr (JsonObject) year = search (self, "siti khadijah\n", "--birth", "1991");
  g_autoptr (JsonObject) day = search (self, "siti khadijah\n", "--birth", "1958-07-01");

  gvt_program_assert_members (hit_of (year, 0, 2), "{\"tps\":\"004\","
                                                   "\"nik_masked\":\"990101xxxxxxxx02\"}");
  gvt_program_assert_members (hit_of (day, 0, 2), "{\"tps\":\"001\",\"nik_masked\":\"\"}");
}

/* I11: of a part of a number no more is shown. */
static void
test_one_box_takes_a_number_or_its_end (GvtTwoLaptops *self, gconstpointer unused)
{
  g_autoptr (JsonObject) whole = search (self, "9901016511470003\n", NULL, NULL);
  g_autoptr (JsonObject) end = search (self, "470003\n", NULL, NULL);
  g_autoptr (JsonObject) dated = search (self, "siti khadijah 12 maret 1991\n", NULL, NULL);
  g_autofree char *reasons = reasons_of (hit_of (whole, 0, 1));

  gvt_program_assert_members (hit_of (whole, 0, 1), "{\"name\":\"SAHNIM\",\"score\":1.0,"
                                                    "\"nik_masked\":\"990101xxxxxxxx03\"}");
  g_assert_cmpstr (reasons, ==,
                   "[{\"code\":\"nik\",\"given\":\"\",\"listed\":\"\","
                   "\"words\":\"the NIK is the one that was asked for\"}]");
  gvt_program_assert_members (hit_of (end, 0, 1), "{\"name\":\"SAHNIM\",\"nik_masked\":\"\"}");
  gvt_program_assert_members (hit_of (dated, 0, 2), "{\"tps\":\"004\",\"nik_masked\":\"\"}");
}

static void
test_the_limit_tells_that_there_are_more (GvtTwoLaptops *self, gconstpointer unused)
{
  g_autoptr (JsonObject) one = search (self, "siti khadijah\n", "--limit", "1");

  gvt_program_assert_members (one, "{\"is_cut\":true}");
  hit_of (one, 0, 1);
}

/* Whoever names no village may stand in another list; who names one that is here is not there. */
static void
test_nobody_is_two_answers (GvtTwoLaptops *self, gconstpointer unused)
{
  g_autoptr (JsonObject) nowhere = search (self, "ZULQOSIM WIRAKSATRIA\n", NULL, NULL);
  g_autoptr (JsonObject) not_there = search (self, "ZULQOSIM WIRAKSATRIA\n", "--village",
                                             "99.01.01.2002");

  gvt_program_assert_members (nowhere, "{\"answer\":\"not_carried\",\"hits\":[],"
                                       "\"searched_rows\":5}");
  gvt_program_assert_members (not_there, "{\"answer\":\"not_found\",\"hits\":[],"
                                         "\"searched_rows\":3}");
}

static void
test_a_birth_that_is_no_date_is_refused_in_words (GvtTwoLaptops *self, gconstpointer unused)
{
  static const char *const bad[] = { "1990-02-30", "19", "1990-13", "kemarin" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GvtProgramRun) run = gvt_program_run_new (
          "govotectl", "siti\n", "--data", self->laptops[0], "--user", "PTD-01",
          "--passphrase-file", self->passphrase, "voters", "search", "--purpose", "menanyakan TPS",
          "--birth", bad[i], "-", NULL);

      g_assert_cmpint (run->exit_code, ==, 1);
      g_assert_nonnull (strstr (run->err, "give it as YYYY or YYYY-MM-DD"));
      g_assert_cmpstr (run->out, ==, "");
    }
}

/* People read why, a line below the name. */
static void
test_a_person_reads_why (GvtTwoLaptops *self, gconstpointer unused)
{
  g_autoptr (GvtProgramRun) run = gvt_program_run_new (
      "govotectl", "hadijah siti\n", "--data", self->laptops[0], "--user", "PTD-01",
      "--passphrase-file", self->passphrase, "voters", "search", "--purpose", "menanyakan TPS", "-",
      NULL);

  g_assert_nonnull (strstr (run->out, "SITI KHADIJAH  P  Batu Andai, TPS 001"));
  g_assert_nonnull (strstr (run->out, "HADIJAH is heard as KHADIJAH"));
  g_assert_nonnull (strstr (run->out, "the words stand in another order"));
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

#define ADD(path, func) \
  g_test_add ("/voters-search/" path, GvtTwoLaptops, NULL, set_up, func, gvt_two_laptops_tear_down)
  ADD ("the-answer-is-what-the-manual-says", test_the_answer_is_what_the_manual_says);
  ADD ("she-is-found-as-her-neighbour-says-it", test_she_is_found_as_her_neighbour_says_it);
  ADD ("a-birth-tells-namesakes-apart", test_a_birth_tells_namesakes_apart);
  ADD ("one-box-takes-a-number-or-its-end", test_one_box_takes_a_number_or_its_end);
  ADD ("the-limit-tells-that-there-are-more", test_the_limit_tells_that_there_are_more);
  ADD ("nobody-is-two-answers", test_nobody_is_two_answers);
  ADD ("a-birth-that-is-no-date-is-refused-in-words",
       test_a_birth_that_is_no_date_is_refused_in_words);
  ADD ("a-person-reads-why", test_a_person_reads_why);

  return g_test_run ();
}
