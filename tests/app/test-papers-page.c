/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-app-test-desk.h"
#include "gvt-app-test.h"
#include "gvt-chart-view.h"
#include "gvt-papers-page.h"
#include "gvt-papers-work.h"
#include "gvt-session-acts.h"
#include "gvt-survey-acts.h"
#include "gvt-test.h"
#include "gvt-visit-page.h"

#define PLACE "52.02.01.1001"

typedef struct
{
  GvtAppTestDesk desk;
  GvtId visit;
  GvtId session;
  gboolean is_done;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  gvt_app_test_desk_open (&self->desk, GVT_TEST_FACILITATOR);
  gvt_sessions_plan_visit (self->desk.profile, "SMAN 1 Praya", PLACE, "2026-11-24", 120,
                           &self->visit, &error);
  gvt_sessions_open (self->desk.profile, &self->visit, "Kelas X-1", &self->session, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gvt_app_test_desk_close (&self->desk);
  gvt_app_test_set_text_scale (100);
}

/* Nine of twelve answer the first question rightly; ten sheets with a mean of 3.50 each. */
static void
record (Fixture *self)
{
  g_autoptr (GvtModule) module = gvt_app_test_module ();
  g_autoptr (GvtQuizItem) item = g_list_model_get_item (
      gvt_quiz_get_items (gvt_module_get_quiz (module)), 0);
  g_autoptr (GError) error = NULL;
  const char *wrong = NULL;

  for (guint i = 0; wrong == NULL; i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (gvt_quiz_item_get_options (item),
                                                                i);

      if (!gvt_quiz_item_is_key (item, gvt_quiz_option_get_id (option)))
        wrong = gvt_quiz_option_get_id (option); /* the item keeps it */
    }
  gvt_sessions_teach (self->desk.profile, &self->session, module, &error);
  for (guint card = 1; card <= 12; card++)
    gvt_sessions_answer (self->desk.profile, &self->session, module, gvt_quiz_item_get_id (item),
                         card, card <= 9 ? gvt_quiz_item_get_key (item) : wrong, &error);
  for (guint i = 0; i < 10; i++)
    {
      GvtSurveySheet sheet = { .channel = GVT_SURVEY_PAPER, .sheet = i + 1, .is_done = TRUE };

      memset (sheet.scores, i % 2 == 0 ? 3 : 4, sizeof sheet.scores);
      gvt_sessions_survey (self->desk.profile, &self->session, &sheet, &error);
    }
  g_assert_no_error (error);
}

static GtkWidget *
top (Fixture *self)
{
  return gvt_app_test_desk_top (&self->desk);
}

static void
show (Fixture *self, int width)
{
  gvt_app_test_desk_show (&self->desk, gvt_papers_page_new (&self->visit), width);
}

/* For people to look at: GVT_TEST_PAPERS names a folder where pictures stay. */
static void
keep_picture (Fixture *self, const char *name)
{
  const char *folder = g_getenv ("GVT_TEST_PAPERS");
  GtkWidget *window = GTK_WIDGET (self->desk.window);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;

  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), gtk_widget_get_width (window),
                          gtk_widget_get_height (window));
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL || path == NULL)
    return;
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  gdk_texture_save_to_png (texture, path);
}

static void
test_charts_tell_their_figures (Fixture *self, gconstpointer data)
{
  g_autofree char *wrong = NULL;

  record (self);
  show (self, 900);
  keep_picture (self, "papers.png");

  gvt_app_test_assert_text (top (self), "Index 87,50, from 10 sheets; each element from 1 to 4");
  wrong = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (gvt_app_test_find (top (self), GVT_TYPE_CHART_VIEW, "answers")),
      GTK_ACCESSIBLE_PROPERTY_LABEL,
      "Pada Pemilu 2024, pukul berapa tempat pemungutan suara (TPS) buka?: 75,00%");
  g_assert_cmpstr (wrong, ==, NULL);
}

static void
test_nothing_to_show_is_said (Fixture *self, gconstpointer data)
{
  show (self, 900);

  gvt_app_test_assert_text (top (self), "Nothing can be shown as a chart yet");
  g_assert_false (
      gtk_widget_get_mapped (gvt_app_test_find (top (self), GVT_TYPE_CHART_VIEW, "answers")));
}

static void
on_written (gpointer owner, gpointer result, const GError *error)
{
  Fixture *self = g_object_get_data (owner, "fixture");

  self->is_done = error == NULL;
}

static gboolean
write_file (Fixture *self, GvtPaper paper, const char *path)
{
  GvtReportOrder order = {
    .library = gvt_workspace_get_modules (self->desk.workspace),
    .visit = &self->visit,
    .path = path,
  };
  GvtWork work = { .done = on_written };

  self->is_done = FALSE;
  g_object_set_data (G_OBJECT (self->desk.workspace), "fixture", self);
  gvt_papers_work_write (&work, self->desk.profile, &order, paper);
  gvt_work_run (self->desk.workspace, NULL, &work);
  gvt_app_test_settle (top (self));
  return self->is_done && g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
test_files_are_written_and_refused (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (gvt_test_folder (), "a-file", NULL);

  record (self);
  show (self, 900);

  g_assert_true (write_file (self, GVT_PAPER_FULL_REPORT, path));
  g_assert_true (write_file (self, GVT_PAPER_WORKBOOK, path));
  g_assert_false (write_file (self, GVT_PAPER_CERTIFICATES, path)); /* nobody is on a list */
  g_assert_false (write_file (self, GVT_PAPER_WORKBOOK, "/nonexistent/a.xlsx"));
}

/* D2: what the centre answered names voters. */
static void
test_the_answers_of_the_centre_are_for_who_opens_the_roll (Fixture *self, gconstpointer data)
{
  show (self, 900);
  g_assert_false (gtk_widget_get_mapped (
      gvt_app_test_find (top (self), ADW_TYPE_ACTION_ROW, "centre_answers")));

  gvt_test_profile_as (self->desk.profile, GVT_TEST_OFFICER);
  gvt_workspace_reload (self->desk.workspace);
  gvt_app_test_settle (top (self));
  g_assert_true (gtk_widget_get_mapped (
      gvt_app_test_find (top (self), ADW_TYPE_ACTION_ROW, "centre_answers")));
}

static void
test_it_fits_a_narrow_window_and_large_text (Fixture *self, gconstpointer data)
{
  record (self);
  gvt_app_test_set_text_scale (200);
  show (self, 360);
  keep_picture (self, "papers-narrow.png");

  gvt_app_test_assert_fits (top (self), 360);
  gvt_app_test_assert_whole (top (self));
}

static void
test_the_visit_leads_to_it (Fixture *self, gconstpointer data)
{
  gvt_app_test_desk_show (&self->desk, gvt_visit_page_new (&self->visit), 900);

  gvt_app_test_desk_act (&self->desk, "visit.papers");

  g_assert_true (GVT_IS_PAPERS_PAGE (top (self)));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);

  ADD ("/papers-page/charts-tell-their-figures", test_charts_tell_their_figures);
  ADD ("/papers-page/nothing-to-show-is-said", test_nothing_to_show_is_said);
  ADD ("/papers-page/files-are-written-and-refused", test_files_are_written_and_refused);
  ADD ("/papers-page/the-answers-of-the-centre-are-for-who-opens-the-roll",
       test_the_answers_of_the_centre_are_for_who_opens_the_roll);
  ADD ("/papers-page/it-fits-a-narrow-window-and-large-text",
       test_it_fits_a_narrow_window_and_large_text);
  ADD ("/papers-page/the-visit-leads-to-it", test_the_visit_leads_to_it);

  return g_test_run ();
}
