/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-two-laptops.h"

#include "gvt-quick-enrol.h"
#include "gvt-test.h"
#include "gvt-text.h"

#define PASSPHRASE "sepuluh kata rahasia"

static char *
in_folder (GvtTwoLaptops *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

void
gvt_two_laptops_enrol (GvtTwoLaptops *self, guint laptop)
{
  static const GvtQuickUser users[] = { { "PTD-01", PASSPHRASE }, { "SPV-01", PASSPHRASE } };
  g_autofree char *code = in_folder (self, "code");

  gvt_program_do ("govote-central", self->centre, "devices", "enrol", "--user", "PTD-01", "--user",
                  "SPV-01", "--output", code, "--url", self->address, NULL);
  gvt_quick_enrol (self->laptops[laptop], code, users, G_N_ELEMENTS (users));
}

void
gvt_two_laptops_set_up (GvtTwoLaptops *self, gconstpointer unused)
{
  g_autoptr (GvtClock) clock = gvt_clock_new_system (); /* as the programs' */
  g_autofree char *root = NULL;

  self->folder = gvt_test_folder ();
  self->centre = in_folder (self, "centre");
  self->laptops[0] = in_folder (self, "laptop-1");
  self->laptops[1] = in_folder (self, "laptop-2");
  self->passphrase = in_folder (self, "passphrase");
  self->csv = in_folder (self, "visits.csv");
  self->regions = g_test_build_filename (G_TEST_DIST, "fixtures", "regions", "invented.csv", NULL);
  self->date = gvt_date_iso (gvt_clock_now_us (clock) + 7 * G_TIME_SPAN_DAY);
  root = in_folder (self, "root-key");
  g_assert_true (g_file_set_contents (self->passphrase, PASSPHRASE "\n", -1, NULL));

  gvt_program_do ("govote-central", self->centre, "init", "--root-key", root, "--practice", NULL);
  gvt_program_do ("govote-central", self->centre, "regions", "import", self->regions, NULL);
  gvt_program_do ("govote-central", self->centre, "users", "add", "PTD-01", "--role", "officer",
                  "--area", "99.01", NULL);
  gvt_program_do ("govote-central", self->centre, "users", "add", "SPV-01", "--role", "supervisor",
                  "--area", "99.01", NULL);
  self->server = gvt_program_serve (self->centre, &self->address);
  gvt_two_laptops_enrol (self, 0);
}

void
gvt_two_laptops_tear_down (GvtTwoLaptops *self, gconstpointer unused)
{
  g_clear_pointer (&self->server, gvt_program_stop);
  g_free (self->centre);
  g_free (self->laptops[0]);
  g_free (self->laptops[1]);
  g_free (self->passphrase);
  g_free (self->csv);
  g_free (self->regions);
  g_free (self->date);
  g_free (self->address);
}

void
gvt_two_laptops_write_csv (GvtTwoLaptops *self, const char *lines)
{
  g_autoptr (GString) text = g_string_new (lines);

  g_string_replace (text, "%D", self->date, 0);
  g_assert_true (g_file_set_contents (self->csv, text->str, -1, NULL));
}

GvtProgramRun *
gvt_two_laptops_import (GvtTwoLaptops *self, const char *option)
{
  return gvt_program_run_new ("govote-central", NULL, "--data", self->centre, "--json", "visits",
                              "import", self->csv, option, NULL);
}

void
gvt_two_laptops_assert_import (GvtTwoLaptops *self, const char *option, const char *expected)
{
  g_autoptr (GvtProgramRun) run = gvt_two_laptops_import (self, option);
  g_autoptr (JsonNode) node = NULL;

  g_assert_cmpstr (run->err, ==, "");
  node = gvt_program_run_json (run);
  gvt_program_assert_members (json_node_get_object (node), expected);
}

JsonNode *
gvt_two_laptops_centre_reads (GvtTwoLaptops *self, const char *const *words)
{
  const char *args[16] = { "--data", self->centre, "--json" };
  g_autoptr (GvtProgramRun) run = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    args[3 + i] = words[i];
  run = gvt_program_run_newv ("govote-central", NULL, args);
  g_assert_cmpstr (run->err, ==, "");
  return gvt_program_run_json (run);
}

GvtProgramRun *
gvt_two_laptops_act (GvtTwoLaptops *self, guint laptop, const char *input, const char *const *words)
{
  const char *args[16] = { "--data", self->laptops[laptop], "--json",        "--user",
                           "PTD-01", "--passphrase-file",   self->passphrase };
  GvtProgramRun *run;

  for (guint i = 0; words[i] != NULL; i++)
    args[7 + i] = words[i];
  run = gvt_program_run_newv ("govotectl", input, args);
  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->exit_code, ==, 0);
  return run;
}

JsonNode *
gvt_two_laptops_read (GvtTwoLaptops *self, guint laptop, const char *const *words)
{
  g_autoptr (GvtProgramRun) run = gvt_two_laptops_act (self, laptop, NULL, words);

  return gvt_program_run_json (run);
}

void
gvt_two_laptops_sync (GvtTwoLaptops *self, guint laptop)
{
  gvt_program_run_free (gvt_two_laptops_act (self, laptop, NULL, (const char *[]){ "sync", NULL }));
}

char *
gvt_two_laptops_hold_class (
    GvtTwoLaptops *self, guint laptop, const char *visit, const char *name, const char *groups)
{
  g_autoptr (JsonNode) opened = gvt_two_laptops_read (
      self, laptop, (const char *[]){ "session", "open", visit, "--name", name, NULL });
  const char *session = json_object_get_string_member (json_node_get_object (opened), "id");
  g_autoptr (GvtProgramRun) attended = gvt_two_laptops_act (
      self, laptop, groups,
      (const char *[]){ "session", "attend", session, "--groups", "-", NULL });

  g_assert_cmpstr (attended->err, ==, "");
  return g_strdup (session);
}
