/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-papers-fixture.h"

#include <string.h>

#include "gvt-attendance.h"
#include "gvt-file.h"
#include "gvt-report.h"
#include "gvt-session-acts.h"
#include "gvt-session-kinds.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"
#include "gvt-visit-acts.h"

static const GvtProjection *const projections[] = { &gvt_sessions_projection, NULL };

void
gvt_papers_set_up (GvtPapersFixture *self, gconstpointer data)
{
  static const char *const facilitators[] = { "FAS-07", "FAS-01", NULL };
  g_autoptr (GvtClock) clock = gvt_test_clock ();
  g_autoptr (GvtVisitPlan) plan = gvt_visit_plan_new ();
  g_autoptr (GError) error = NULL;

  self->folder = gvt_test_folder ();
  self->profile = gvt_test_profile (self->folder, clock, projections);
  self->library = gvt_module_library_load (NULL, NULL);
  self->path = g_build_filename (self->folder, "report.pdf", NULL);
  gvt_visit_plan_set_text (&plan->name, "SMAN 1 Praya");
  gvt_visit_plan_set_text (&plan->place, GVT_PAPERS_PLACE);
  gvt_visit_plan_set_text (&plan->date, "2026-11-24");
  gvt_visit_plan_set_text (&plan->order_number, "26/PP.07-ST/52/2026");
  gvt_visit_plan_set_text (&plan->order_date, "2026-11-20");
  gvt_visit_plan_set_text (&plan->letterhead, "KANTOR CONTOH\nJalan Contoh 1, Mataram");
  gvt_visit_plan_set_text (&plan->contact_name, "Ibu Ratna Contoh");
  g_strfreev (plan->facilitators);
  plan->facilitators = g_strdupv ((GStrv) facilitators);
  plan->expected = 120;
  gvt_visits_plan (self->profile, plan, &self->visit, &error);
  g_assert_no_error (error);
}

void
gvt_papers_tear_down (GvtPapersFixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->library);
  g_assert_finalize_object (self->profile);
  g_free (self->path);
}

GvtId
gvt_papers_open_class (GvtPapersFixture *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  GvtId session;

  gvt_sessions_open (self->profile, &self->visit, name, &session, &error);
  g_assert_no_error (error);
  return session;
}

void
gvt_papers_count_groups (GvtPapersFixture *self, const GvtId *session, const char *lines)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtPeopleGroups) groups = gvt_people_groups_read_lines (lines, &error);

  g_assert_no_error (error);
  gvt_sessions_count_people (self->profile, session, groups, &error);
  g_assert_no_error (error);
}

/* Two classes counted by groups, a third as men and women alone. */
void
gvt_papers_hold_three_classes (GvtPapersFixture *self)
{
  g_autoptr (GError) error = NULL;
  GvtModule *module = gvt_module_library_find (self->library, "m5-hari-pemungutan-suara", NULL);
  GvtId first = gvt_papers_open_class (self, "Kelas X-1");
  GvtId second = gvt_papers_open_class (self, "Kelas X-2");
  GvtId third = gvt_papers_open_class (self, "Kelas X-3");

  gvt_papers_count_groups (self, &first, "L 0-16 14\nP 0-16 16\nP 17-21 5 2\nL ? 1");
  gvt_papers_count_groups (self, &second, "L 17-21 20\nP 17-21 18\nL 22-30 6 1\n");
  gvt_sessions_attend (self->profile, &third, 12, 11, &error);
  gvt_sessions_teach (self->profile, &first, module, &error);
  gvt_sessions_close (self->profile, &first, &error);
  g_assert_no_error (error);
}

/* For people to look at: GVT_TEST_PAPERS names a folder where papers stay. */
void
gvt_papers_keep (const char *path, const char *name)
{
  const char *folder = g_getenv ("GVT_TEST_PAPERS");
  g_autofree char *kept = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;
  g_autoptr (GBytes) paper = kept != NULL ? gvt_file_read (path, 10000000, NULL) : NULL;

  if (paper != NULL)
    gvt_file_write (kept, paper, NULL);
}

/* Returns: (transfer full): what @program says of the paper, runs of blanks as one */
char *
gvt_papers_read (GvtPapersFixture *self, const char *program)
{
  gboolean is_text = g_str_equal (program, "pdftotext");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GRegex) blanks = g_regex_new ("\\s+", 0, 0, NULL);
  const char *const words[] = { program, is_text ? "-layout" : self->path, self->path, "-", NULL };
  const char *const info[] = { program, self->path, NULL };
  g_autoptr (GSubprocess) process = g_subprocess_newv (is_text ? words : info,
                                                       G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  return g_regex_replace_literal (blanks, text, -1, 0, " ", 0, NULL);
}

/* Returns: (transfer full): its text */
char *
gvt_papers_write_report (GvtPapersFixture *self)
{
  GvtReportOptions options = { "Desa Kuta, Kec. Pujut", FALSE, NULL };
  g_autoptr (GError) error = NULL;

  gvt_report_write (self->profile, self->library, &self->visit, &options, self->path, &error);
  g_assert_no_error (error);
  gvt_papers_keep (self->path, "report.pdf");
  return gvt_papers_read (self, "pdftotext");
}

void
gvt_papers_assert_says (const char *text, const char *what)
{
  if (strstr (text, what) == NULL)
    g_error ("The report does not say \"%s\":\n%s", what, text);
}
