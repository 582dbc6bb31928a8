/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-program-run.h"

#include <string.h>

#include "gvt-test.h"

/* Each name of the day stands in the transcript, in this order. */
static const char *const acts[] = {
  " enrol ", " plan ", " lease ",   " fetch ",   " unlock ", " open ",   " attend ",
  " teach ", " quiz ", " look-up ", " propose ", " close ",  " report ", " sync ",
};

/* I2: the answer to a push is lost on the way, and nothing is doubled. The program checks every
 * step itself; here it is its exit code, its transcript and its report. */
static void
test_the_day_is_green (void)
{
  const char *folder = gvt_test_folder ();
  g_autofree char *keep = g_build_filename (folder, "day", NULL);
  g_autofree char *report = g_build_filename (folder, "report.pdf", NULL);
  g_autoptr (GvtProgramRun) run = gvt_program_run_new ("govotectl", NULL, "field-day", "--keep",
                                                       keep, "--report", report, NULL);
  const char *at = run->out;
  g_autofree char *pdf = NULL;

  g_test_message ("%s", run->out);
  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->exit_code, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      at = strstr (at, acts[i]);
      g_assert_nonnull (at);
    }
  g_assert_true (g_file_get_contents (report, &pdf, NULL, NULL));
  g_assert_true (g_str_has_prefix (pdf, "%PDF-"));
}

static void
test_the_first_failure_ends_it (void)
{
  const char *folder = gvt_test_folder ();
  g_autofree char *centre = g_build_filename (folder, "centre", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtProgramRun) run = NULL;

  g_file_set_contents (centre, "in the way", -1, &error);
  g_assert_no_error (error);
  run = gvt_program_run_new ("govotectl", NULL, "field-day", "--keep", folder, NULL);

  g_assert_cmpint (run->exit_code, ==, 1);
  g_assert_nonnull (strstr (run->out, "FAILED"));
  g_assert_null (strstr (run->out, "regions"));
  g_assert_cmpstr (run->err, !=, "");
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  g_test_add_func ("/field-day/the-day-is-green", test_the_day_is_green);
  g_test_add_func ("/field-day/the-first-failure-ends-it", test_the_first_failure_ends_it);
  return g_test_run ();
}
