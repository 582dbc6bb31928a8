/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A voter who is not in the villages carried here: from the question on a laptop to the centre's
 * answer and its page, by the built programs over loopback. */
#include <glib/gstdio.h>
#include <string.h>

#include "gvt-test.h"
#include "gvt-two-laptops.h"

/* A list for two villages, of which this laptop carries none; a name and a number that stand
 * nowhere else. */
#define PLANTED_NIK  "9901014507900001"
#define PLANTED_NAME "ZULQOSIMBERA WIRAKSATRIA"
#define MASKED       "990101xxxxxxxx01"

static const char list[] =
    "KODE WILAYAH;NKK;NIK;NAMA;TANGGAL LAHIR;STATUS;KELAMIN;RT;RW;TPS\n"
    "99.01.01.2002;9901011203150004;" PLANTED_NIK ";" PLANTED_NAME ";05|07|1990;S;P;001;002;007\n"
    "99.01.01.2002;9901011203150004;9901012511880003;AHMAD REKAAN;25|11|1988;S;L;001;002;003\n"
    "99.01.01.2002;9901010107170011;9901016903710002;BAIQ REKAAN;29|03|1971;P;P;001;002;003\n"
    "99.01.01.2003;9901010107170012;9901010902950004;LALU REKAAN;09|02|1995;B;L;001;002;003\n"
    "99.01.01.2003;9901012208190005;9901014804990007;NI REKAAN;08|04|1999;B;P;001;002;003\n"
    "99.01.01.2003;9901012208190005;9901013112600012;MADE REKAAN;31|12|1960;S;L;001;002;003\n"
    "99.01.01.2003;9901013009080002;9901011708650001;HERMAN REKAAN;17|08|1965;S;L;001;002;003\n";

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
}

static JsonObject *
ask (GvtTwoLaptops *self, const char *line)
{
  g_autoptr (GvtProgramRun) run = gvt_two_laptops_act (
      self, 0, line, (const char *[]){ "checks", "ask", "--purpose", "menanyakan TPS", "-", NULL });
  g_autoptr (JsonNode) node = gvt_program_run_json (run);

  return json_object_ref (json_node_get_object (node));
}

static void
answer (GvtTwoLaptops *self, const char *expected)
{
  g_autoptr (JsonNode) summary = gvt_two_laptops_centre_reads (
      self, (const char *[]){ "checks", "answer", NULL });

  gvt_program_assert_members (json_node_get_object (summary), expected);
}

/* Returns: (transfer full): what the laptop knows, the newest first */
static JsonNode *
read_answers (GvtTwoLaptops *self)
{
  return gvt_two_laptops_read (
      self, 0, (const char *[]){ "checks", "list", "--purpose", "memberi tahu pemilih", NULL });
}

static JsonObject *
element (JsonNode *node, guint index)
{
  return json_array_get_object_element (json_node_get_array (node), index);
}

static JsonObject *
only_hit (JsonObject *check)
{
  JsonArray *hits = json_object_get_array_member (check, "hits");

  g_assert_cmpuint (json_array_get_length (hits), ==, 1);
  return json_array_get_object_element (hits, 0);
}

/* The second answer becomes a question, and the question an answer with list and day. */
static void
test_who_is_not_carried_here_is_found_by_the_centre (GvtTwoLaptops *self, gconstpointer unused)
{
  g_autoptr (GvtProgramRun) lookup = gvt_two_laptops_act (
      self, 0, PLANTED_NIK "\n",
      (const char *[]){ "voters", "lookup", "--purpose", "menanyakan TPS", "-", NULL });
  g_autoptr (JsonNode) looked_up = gvt_program_run_json (lookup);
  g_autoptr (JsonObject) asked = NULL;
  g_autoptr (JsonNode) waiting = NULL, there = NULL, here = NULL;

  gvt_program_assert_members (json_node_get_object (looked_up), "{\"answer\":\"not_carried\"}");

  asked = ask (self, PLANTED_NIK "\n");
  gvt_program_assert_members (asked, "{\"answer\":\"waiting\",\"by\":\"nik\"}");
  gvt_two_laptops_sync (self, 0);
  waiting = gvt_two_laptops_centre_reads (self,
                                          (const char *[]){ "checks", "list", "--waiting", NULL });
  gvt_program_assert_members (element (waiting, 0),
                              "{\"answer\":\"waiting\",\"asked_by\":\"PTD-01\",\"by\":\"nik\"}");

  answer (self, "{\"found\":1,\"not_found\":0,\"too_many\":0,\"unreadable\":0}");
  answer (self, "{\"found\":0,\"not_found\":0,\"too_many\":0,\"unreadable\":0}");
  there = gvt_two_laptops_centre_reads (self, (const char *[]){ "checks", "list", NULL });
  gvt_program_assert_members (element (there, 0), "{\"answer\":\"found\"}");

  gvt_two_laptops_sync (self, 0);
  gvt_two_laptops_sync (self, 0); /* I2: what came is not taken twice */
  here = read_answers (self);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (here)), ==, 1);
  gvt_program_assert_members (element (here, 0), "{\"answer\":\"found\",\"who\":\"" MASKED "\"}");
  gvt_program_assert_members (only_hit (element (here, 0)),
                              "{\"name\":\"" PLANTED_NAME "\",\"sex\":\"P\",\"tps\":\"007\","
                              "\"village_code\":\"99.01.01.2002\",\"village\":\"Batu Andai\","
                              "\"nik_masked\":\"" MASKED "\",\"election\":\"pilkada-2024\","
                              "\"as_of\":\"2024-09-20\"}");
}

/* Nobody, one of several, and too many to be told are three things; and what waits is not asked
 * twice. */
static void
test_answers_of_the_centre_are_kept_apart (GvtTwoLaptops *self, gconstpointer unused)
{
  g_autoptr (JsonObject) nobody = ask (self, "9901014507900099\n");
  g_autoptr (JsonObject) many = ask (self, "rekaan\n");
  g_autoptr (JsonObject) again = ask (self, "  REKAAN\n");
  g_autoptr (JsonObject) dated = ask (self, "rekaan | 1971-03-29\n");
  g_autoptr (JsonNode) here = NULL;

  g_assert_cmpstr (json_object_get_string_member (many, "id"), ==,
                   json_object_get_string_member (again, "id"));
  gvt_two_laptops_sync (self, 0);
  answer (self, "{\"found\":1,\"not_found\":1,\"too_many\":1,\"unreadable\":0}");
  gvt_two_laptops_sync (self, 0);

  here = read_answers (self);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (here)), ==, 3);
  gvt_program_assert_members (element (here, 0), "{\"answer\":\"found\"}");
  gvt_program_assert_members (element (here, 1), "{\"answer\":\"too_many\",\"hits\":[]}");
  gvt_program_assert_members (element (here, 2),
                              "{\"answer\":\"not_found\",\"hits\":[],\"lists\":[{\"election\":"
                              "\"pilkada-2024\",\"as_of\":\"2024-09-20\"}]}");
  g_assert_cmpstr (json_object_get_string_member (element (here, 0), "id"), ==,
                   json_object_get_string_member (dated, "id"));
  g_assert_cmpstr (json_object_get_string_member (element (here, 2), "id"), ==,
                   json_object_get_string_member (nobody, "id"));
}

/* I11: beside a birth date no part of a number is told. */
static void
test_beside_a_birth_date_no_number_is_told (GvtTwoLaptops *self, gconstpointer unused)
{
  g_autoptr (JsonObject) asked = ask (self, "rekaan | 1971-03-29\n");
  g_autoptr (JsonNode) here = NULL;

  gvt_two_laptops_sync (self, 0);
  answer (self, "{\"found\":1,\"not_found\":0,\"too_many\":0,\"unreadable\":0}");
  gvt_two_laptops_sync (self, 0);
  here = read_answers (self);

  gvt_program_assert_members (only_hit (element (here, 0)),
                              "{\"name\":\"BAIQ REKAAN\",\"nik_masked\":\"\"}");
  g_assert_nonnull (asked);
}

/* As it is heard; and in another form beside a birth date, the right one and another. */
static void
test_a_name_is_found_as_it_is_said (GvtTwoLaptops *self, gconstpointer unused)
{
  g_autoptr (JsonObject) spoken = ask (self, "Julkosimbera Wirasatria\n");
  g_autoptr (JsonObject) swapped = ask (self, "Akhmad Rekaan | 1988-11-25\n");
  g_autoptr (JsonObject) other = ask (self, "Akhmad Rekaan | 1971-11-25\n");
  g_autoptr (JsonNode) here = NULL;

  gvt_two_laptops_sync (self, 0);
  answer (self, "{\"found\":2,\"not_found\":1,\"too_many\":0,\"unreadable\":0}");
  gvt_two_laptops_sync (self, 0);
  here = read_answers (self);

  gvt_program_assert_members (element (here, 0), "{\"answer\":\"not_found\"}");
  gvt_program_assert_members (only_hit (element (here, 1)), "{\"name\":\"AHMAD REKAAN\"}");
  gvt_program_assert_members (only_hit (element (here, 2)), "{\"name\":\"" PLANTED_NAME "\"}");
  g_assert_nonnull (spoken);
  g_assert_nonnull (swapped);
  g_assert_nonnull (other);
}

static void
test_numbers_and_names_never_stand_among_the_arguments (GvtTwoLaptops *self, gconstpointer unused)
{
  g_autoptr (GvtProgramRun) run = gvt_program_run_new (
      "govotectl", NULL, "--data", self->laptops[0], "--user", "PTD-01", "--passphrase-file",
      self->passphrase, "checks", "ask", "--purpose", "menanyakan TPS", "REKAAN", NULL);

  g_assert_cmpint (run->exit_code, ==, 2);
  g_assert_nonnull (strstr (run->err, "standard input"));
}

static void
assert_not_inside (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autofree char *content = NULL;
  const char *name;
  gsize length;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      assert_not_inside (inner);
    }
  if (dir != NULL || !g_file_get_contents (path, &content, &length, NULL))
    return;
  g_assert_null (memmem (content, length, PLANTED_NIK, strlen (PLANTED_NIK)));
  g_assert_null (memmem (content, length, PLANTED_NAME, strlen (PLANTED_NAME)));
}

/* I10: neither question nor answer is in clear on any disk; the page alone names whom it must. */
static void
test_nobody_is_named_in_what_is_left_behind (GvtTwoLaptops *self, gconstpointer unused)
{
  g_autoptr (JsonObject) asked = ask (self, PLANTED_NIK "\n");
  g_autoptr (JsonNode) events = NULL;
  g_autofree char *text = NULL;

  gvt_two_laptops_sync (self, 0);
  answer (self, "{\"found\":1}");
  gvt_two_laptops_sync (self, 0);
  gvt_two_laptops_sync (self, 0); /* what the first brought is sent by the second */

  events = gvt_two_laptops_centre_reads (self, (const char *[]){ "events", "list", NULL });
  text = json_to_string (events, FALSE);
  g_assert_nonnull (strstr (text, "voter.check_asked/1"));
  g_assert_nonnull (strstr (text, "voter.check_answered/1"));
  g_assert_null (strstr (text, PLANTED_NIK));
  g_assert_null (strstr (text, PLANTED_NAME));
  assert_not_inside (self->centre);
  assert_not_inside (self->laptops[0]);
  g_assert_nonnull (asked);
}

/* Printed with the visit on which it was asked; that it was, is recorded. */
static void
test_answers_are_printed_with_their_visit (GvtTwoLaptops *self, gconstpointer unused)
{
  g_autofree char *page = g_build_filename (self->folder, "answers.pdf", NULL);
  g_autoptr (GvtProgramRun) plan = gvt_two_laptops_act (
      self, 0, NULL,
      (const char *[]){ "visit", "plan", "--place", "99.01.01.2003", "--date", self->date, "--name",
                        "Desa", NULL });
  g_autoptr (JsonNode) planned = gvt_program_run_json (plan);
  const char *visit = json_object_get_string_member (json_node_get_object (planned), "id");
  g_autoptr (GvtProgramRun) asked = gvt_two_laptops_act (
      self, 0, PLANTED_NIK "\n",
      (const char *[]){ "checks", "ask", "--purpose", "menanyakan TPS", "--visit", visit, "-",
                        NULL });
  g_autoptr (GvtProgramRun) printed = NULL;
  g_autofree char *content = NULL;
  gsize length;

  gvt_two_laptops_sync (self, 0);
  answer (self, "{\"found\":1}");
  gvt_two_laptops_sync (self, 0);
  printed = gvt_two_laptops_act (
      self, 0, NULL,
      (const char *[]){ "checks", "print", "--purpose", "memberi tahu", visit, page, NULL });

  g_assert_cmpint (asked->exit_code, ==, 0);
  g_assert_cmpint (printed->exit_code, ==, 0);
  g_assert_true (g_file_get_contents (page, &content, &length, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF-"));
  g_assert_null (memmem (content, length, PLANTED_NIK, strlen (PLANTED_NIK)));
}

#define ADD(name, func) \
  g_test_add ("/voter-checks/" name, GvtTwoLaptops, NULL, set_up, func, gvt_two_laptops_tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);
  ADD ("who-is-not-carried-here-is-found-by-the-centre",
       test_who_is_not_carried_here_is_found_by_the_centre);
  ADD ("answers-of-the-centre-are-kept-apart", test_answers_of_the_centre_are_kept_apart);
  ADD ("I11/beside-a-birth-date-no-number-is-told", test_beside_a_birth_date_no_number_is_told);
  ADD ("a-name-is-found-as-it-is-said", test_a_name_is_found_as_it_is_said);
  ADD ("numbers-and-names-never-stand-among-the-arguments",
       test_numbers_and_names_never_stand_among_the_arguments);
  ADD ("I10/nobody-is-named-in-what-is-left-behind", test_nobody_is_named_in_what_is_left_behind);
  ADD ("answers-are-printed-with-their-visit", test_answers_are_printed_with_their_visit);
  return g_test_run ();
}
