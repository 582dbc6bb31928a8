/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-survey-step.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "gvt-keying-page.h"
#include "gvt-survey-book.h"
#include "gvt-survey-page.h"
#include "gvt-survey-results-page.h"
#include "gvt-survey-work.h"
#include "gvt-ui.h"

struct _GvtSurveyStep
{
  GtkBox parent_instance;

  GtkLabel *taken;
  AdwComboRow *kind;
  AdwComboRow *service;

  GvtSectionPage *page; /* (nullable) (unowned): whose part this is */
  GvtId session;
  GvtId visit;
};

static void step_init (GvtStepPanelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GvtSurveyStep,
                               gvt_survey_step,
                               GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (GVT_TYPE_STEP_PANEL, step_init))

/* --- what was taken --- */

static char *
describe_faces (const GvtSessionSurvey *survey)
{
  guint n = survey->told_smiley.n;

  return n == 0 ? g_strdup ("")
                : g_strdup_printf (ngettext (" With faces: %u.", " With faces: %u.", n), n);
}

static char *
describe_taken (const GvtSessionSurvey *survey)
{
  g_autofree char *faces = describe_faces (survey);

  if (survey->told.n == 0 && survey->told_smiley.n == 0)
    return g_strdup (_ ("Nobody has answered yet."));
  /* Translators: the last one is the sentence about faces, or nothing. */
  return g_strdup_printf (_ ("Sheets: %u, of them %u at the laptop and %u on paper.%s"),
                          survey->told.n, survey->n_laptop, survey->told.n - survey->n_laptop,
                          faces);
}

static void
on_read (gpointer owner, gpointer result, const GError *error)
{
  GvtSurveyStep *self = owner;
  const GvtSurveyReading *reading = result;
  g_autofree char *taken = NULL;

  if (error != NULL)
    {
      gvt_section_page_say_error (self->page, error);
      return;
    }
  taken = describe_taken (reading->survey);
  gtk_label_set_label (self->taken, taken);
}

static void
gvt_survey_step_show (GvtStepPanel *step, GvtSectionPage *page, const GvtSessionProgress *progress)
{
  GvtSurveyStep *self = GVT_SURVEY_STEP (step);
  GvtWork work = { .done = on_read };

  self->page = page;
  self->session = *gvt_session_get_id (progress->session);
  self->visit = *gvt_visit_get_id (progress->visit);
  gvt_survey_work_read (&work, gvt_section_page_get_profile (page), &self->session, &self->visit);
  gvt_work_run (self, NULL, &work);
}

/* --- which comes next --- */

static gboolean
is_smiley (GvtSurveyStep *self)
{
  return adw_combo_row_get_selected (self->kind) == 1;
}

static const char *
chosen_service (GvtSurveyStep *self)
{
  const char *code = gvt_survey_code_at (GVT_SURVEY_BY_SERVICE,
                                         adw_combo_row_get_selected (self->service));

  return code != NULL ? code : GVT_SERVICE_EDUCATION;
}

static void
on_kind_chosen (GvtSurveyStep *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->service), !is_smiley (self));
}

/* A class is asked about what it was taught, unless somebody chooses otherwise. */
static void
fill_services (GvtSurveyStep *self)
{
  g_autoptr (GtkStringList) services = gtk_string_list_new (NULL);
  guint chosen = 0;
  const char *code;

  for (guint i = 0; (code = gvt_survey_code_at (GVT_SURVEY_BY_SERVICE, i)) != NULL; i++)
    {
      gtk_string_list_append (services, gvt_survey_describe_code (GVT_SURVEY_BY_SERVICE, code));
      if (g_str_equal (code, GVT_SERVICE_EDUCATION))
        chosen = i;
    }
  adw_combo_row_set_model (self->service, G_LIST_MODEL (services));
  adw_combo_row_set_selected (self->service, chosen);
}

/* --- as a step of the class --- */

static gboolean
gvt_survey_step_get_act (GvtStepPanel *step, GvtActPlace place, GvtStepAct *act)
{
  GvtSurveyStep *self = GVT_SURVEY_STEP (step);

  act->name = place == GVT_ACT_PRIMARY ? "survey" : "key-survey";
  act->label = place == GVT_ACT_PRIMARY ? _ ("_Start the survey") : _ ("_Key sheets of paper");
  act->guard = self->page != NULL ? GVT_GUARD_RECORDS : GVT_GUARD_NEVER;
  return TRUE;
}

static void
seat (GvtSurveyStep *self)
{
  GvtSectionPage *page;

  gvt_step_panel_begin_class (GVT_STEP_PANEL (self), &self->session);
  page = gvt_survey_page_new (&self->session, is_smiley (self), chosen_service (self));
  gvt_section_page_set_held (page, gvt_section_page_is_class (self->page));
  gvt_section_page_open (self->page, page);
}

static void
gvt_survey_step_perform (GvtStepPanel *step, GvtActPlace place)
{
  GvtSurveyStep *self = GVT_SURVEY_STEP (step);
  g_autoptr (GvtLineBook) book = NULL;

  if (place == GVT_ACT_PRIMARY)
    {
      seat (self);
      return;
    }
  book = gvt_survey_book_new (gvt_section_page_get_profile (self->page), &self->session,
                              is_smiley (self), chosen_service (self));
  gvt_section_page_open (
      self->page,
      gvt_keying_page_new (book, &(GvtTypedPlace){ "survey", self->session,
                                                   is_smiley (self) ? "smiley" : "elements" }));
}

/* What came of it is for the teacher. */
static void
gvt_survey_step_set_may_record (GvtStepPanel *step, gboolean may_record)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (step), "survey-step.results", may_record);
}

static void
show_results (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtSurveyStep *self = GVT_SURVEY_STEP (widget);

  gvt_section_page_open (self->page, gvt_survey_results_page_new (&self->visit, &self->session));
}

/* As it was chosen before. Who had begun is asked whether it was him by the page itself. */
static void
gvt_survey_step_resume (GvtStepPanel *step, const GvtClassPlace *place)
{
  GvtSurveyStep *self = GVT_SURVEY_STEP (step);
  const char *code;

  adw_combo_row_set_selected (self->kind, place->view == GVT_AT_FACES ? 1 : 0);
  for (guint i = 0; (code = gvt_survey_code_at (GVT_SURVEY_BY_SERVICE, i)) != NULL; i++)
    if (g_strcmp0 (code, place->code) == 0)
      adw_combo_row_set_selected (self->service, i);
  seat (self);
}

static void
step_init (GvtStepPanelInterface *iface)
{
  iface->show = gvt_survey_step_show;
  iface->get_act = gvt_survey_step_get_act;
  iface->perform = gvt_survey_step_perform;
  iface->set_may_record = gvt_survey_step_set_may_record;
  iface->resume = gvt_survey_step_resume;
}

static void
gvt_survey_step_class_init (GvtSurveyStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-survey-step.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtSurveyStep, taken);
  gtk_widget_class_bind_template_child (widget_class, GvtSurveyStep, kind);
  gtk_widget_class_bind_template_child (widget_class, GvtSurveyStep, service);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_chosen);
  gtk_widget_class_install_action (widget_class, "survey-step.results", NULL, show_results);
}

static void
gvt_survey_step_init (GvtSurveyStep *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_services (self);
}

GtkWidget *
gvt_survey_step_new (void)
{
  return g_object_new (GVT_TYPE_SURVEY_STEP, NULL);
}
