/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists of a visit, from its plan to their end, by the built programs over loopback: lent,
 * extended by a code that is read aloud, revoked, gone. */
#include <glib/gstdio.h>
#include <string.h>

#include "gvt-test.h"
#include "gvt-text.h"
#include "gvt-two-laptops.h"

static const char list[] =
    "KODE WILAYAH;NKK;NIK;NAMA;TANGGAL LAHIR;STATUS;KELAMIN;RT;RW;TPS\n"
    "99.01.01.2002;9901011203150004;9901014507900001;SITI REKAAN;05|07|1990;S;P;001;002;007\n"
    "99.01.01.2002;9901011203150004;9901012511880003;AHMAD REKAAN;25|11|1988;S;L;001;002;003\n"
    "99.01.01.2003;9901010107170012;9901010902950004;LALU REKAAN;09|02|1995;B;L;001;002;003\n";

static void
set_up (GvtTwoLaptops *self, gconstpointer unused)
{
  g_autofree char *path = NULL;

  gvt_two_laptops_set_up (self, NULL);
  path = g_build_filename (self->folder, "list.csv", NULL);
  g_assert_true (g_file_set_contents (path, list, -1, NULL));
  gvt_program_do ("govote-central", self->centre, "voters", "import", path, "--election",
                  "pilkada-2024", "--as-of", "2024-09-20", NULL);
  gvt_program_run_free (
      gvt_program_run_new ("govote-central", NULL, "--data", self->centre, "packs", "build", NULL));
}

static JsonObject *
first_of (JsonNode *node)
{
  return json_array_get_object_element (json_node_get_array (node), 0);
}

static guint
size_of (JsonNode *node)
{
  return json_array_get_length (json_node_get_array (node));
}

/* @days: after the visit's day. Returns: (transfer full) */
static char *
day_after (GvtTwoLaptops *self, gint days)
{
  return gvt_date_from_days (gvt_date_days (self->date) + days);
}

/* A visit whose plan wants the lists of two villages, known to the centre. Returns: (transfer
 * full): its id */
static char *
plan_visit (GvtTwoLaptops *self)
{
  g_autofree char *plan = g_strdup_printf (
      "{\"name\":\"SMAN 1 Latihan\",\"place\":\"99.01.01.2002\",\"date\":\"%s\",\"segment\":"
      "\"pemula\",\"villages\":[\"99.01.01.2002\",\"99.01.01.2003\"]}",
      self->date);
  g_autoptr (GvtProgramRun) run = gvt_two_laptops_act (
      self, 0, plan, (const char *[]){ "visit", "plan", "-", NULL });
  g_autoptr (JsonNode) node = gvt_program_run_json (run);

  gvt_two_laptops_sync (self, 0);
  return g_strdup (json_object_get_string_member (json_node_get_object (node), "id"));
}

static char *
state_at_centre (GvtTwoLaptops *self)
{
  g_autoptr (JsonNode) leases = gvt_two_laptops_centre_reads (
      self, (const char *[]){ "leases", "list", NULL });

  g_assert_cmpuint (size_of (leases), ==, 1);
  return g_strdup (json_object_get_string_member (first_of (leases), "state"));
}

static JsonNode *
lists_here (GvtTwoLaptops *self)
{
  return gvt_two_laptops_read (self, 0, (const char *[]){ "leases", "list", NULL });
}

static void
lend (GvtTwoLaptops *self, const char *visit)
{
  g_autoptr (JsonNode) lent = gvt_two_laptops_centre_reads (
      self, (const char *[]){ "leases", "grant", "--visit", visit, NULL });
  g_autofree char *until = day_after (self, 1);
  g_autofree char *expected = g_strdup_printf ("{\"granted\":2,\"held\":0,\"until\":\"%s\"}",
                                               until);

  g_assert_cmpuint (size_of (lent), ==, 1);
  gvt_program_assert_members (first_of (lent), expected);
  gvt_two_laptops_sync (self, 0);
}

static GvtProgramRun *
type_code (GvtTwoLaptops *self, const char *code)
{
  return gvt_program_run_new ("govotectl", code, "--data", self->laptops[0], "--user", "PTD-01",
                              "--passphrase-file", self->passphrase, "leases", "extend",
                              "--code-file", "-", NULL);
}

static void
extend_by_voice (GvtTwoLaptops *self)
{
  g_autoptr (JsonNode) leases = gvt_two_laptops_centre_reads (
      self, (const char *[]){ "leases", "list", NULL });
  const char *lease = json_object_get_string_member (first_of (leases), "lease");
  g_autofree char *until = day_after (self, 8);
  g_autoptr (GvtProgramRun) read_out = gvt_program_run_new ("govote-central", NULL, "--data",
                                                            self->centre, "leases", "extend", lease,
                                                            "--until", until, "--code", NULL);
  g_autoptr (GvtProgramRun) misheard = NULL;
  g_autoptr (GvtProgramRun) taken = NULL;
  g_autoptr (GvtProgramRun) again = NULL;
  g_autofree char *slip = g_strdup (read_out->out);

  g_assert_cmpint (read_out->exit_code, ==, 0);
  g_assert_cmpuint (strlen (read_out->out), ==, 15); /* three groups of four, and the line's end */
  slip[6] = slip[6] == 'A' ? 'B' : 'A';
  misheard = type_code (self, slip);
  taken = type_code (self, read_out->out);
  again = type_code (self, read_out->out);

  g_assert_cmpint (misheard->exit_code, ==, 1);
  g_assert_nonnull (strstr (misheard->err, "wrong"));
  g_assert_cmpstr (taken->err, ==, "");
  g_assert_cmpint (taken->exit_code, ==, 0);
  g_assert_cmpint (again->exit_code, ==, 1);
  g_assert_nonnull (strstr (again->err, "taken before"));
}

static void
revoke_it (GvtTwoLaptops *self)
{
  g_autoptr (JsonNode) leases = gvt_two_laptops_centre_reads (
      self, (const char *[]){ "leases", "list", NULL });

  gvt_program_do ("govote-central", self->centre, "leases", "revoke",
                  json_object_get_string_member (first_of (leases), "lease"), NULL);
}

static void
test_lists_follow_a_visit_to_their_end (GvtTwoLaptops *self, gconstpointer unused)
{
  g_autofree char *visit = plan_visit (self);
  g_autofree char *living = NULL;
  g_autofree char *revoked = NULL;
  g_autofree char *destroyed = NULL;
  g_autoptr (JsonNode) lent = NULL;
  g_autoptr (JsonNode) extended = NULL;
  g_autoptr (JsonNode) gone = NULL;
  gint64 before;

  lend (self, visit);
  lent = lists_here (self);
  g_assert_cmpuint (size_of (lent), ==, 2);
  gvt_program_assert_members (first_of (lent), "{\"state\":\"open\",\"village\":\"99.01.01.2002\","
                                               "\"ends_soon\":false}");
  before = json_object_get_int_member (first_of (lent), "not_after_us");

  extend_by_voice (self);
  extended = lists_here (self);
  g_assert_cmpint (json_object_get_int_member (first_of (extended), "not_after_us"), ==,
                   before + 7 * G_TIME_SPAN_DAY);

  living = state_at_centre (self);
  revoke_it (self);
  revoked = state_at_centre (self);
  gvt_two_laptops_sync (self, 0);
  gone = lists_here (self);
  g_assert_cmpuint (size_of (gone), ==, 0);
  gvt_two_laptops_sync (self, 0);
  destroyed = state_at_centre (self);
  g_assert_cmpstr (living, ==, "living");
  g_assert_cmpstr (revoked, ==, "revoked");
  g_assert_cmpstr (destroyed, ==, "destroyed");
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  g_test_add ("/lease-visit/lists-follow-a-visit-to-their-end", GvtTwoLaptops, NULL, set_up,
              test_lists_follow_a_visit_to_their_end, gvt_two_laptops_tear_down);

  return g_test_run ();
}
