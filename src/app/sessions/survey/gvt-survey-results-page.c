/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-survey-results-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-followup-page.h"
#include "gvt-plain-row.h"
#include "gvt-state-stack.h"
#include "gvt-survey-charts.h"
#include "gvt-survey-work.h"
#include "gvt-text.h"
#include "gvt-ui.h"

struct _GvtSurveyResultsPage
{
  GvtSectionPage parent_instance;

  GvtStateStack *states;
  GtkLabel *index;
  GtkLabel *details;
  GtkLabel *later;
  GtkLabel *few;
  GtkWidget *elements_group;
  GvtChartView *elements;
  GtkWidget *groups;
  GtkWidget *group_parts[GVT_SURVEY_N_COLUMNS];
  GvtChartView *group_charts[GVT_SURVEY_N_COLUMNS];
  GtkLabel *present;
  GtkLabel *needed;
  GtkLabel *taken;
  GtkLabel *sample;
  AdwPreferencesGroup *faces_group;
  GvtChartView *faces;
  GtkWidget *plans_group;
  GtkListBox *plans;
  GtkButton *undo;

  GvtId visit;
  GvtId session;
  gboolean has_session;
  GvtId undo_id;
  GArray *planned;      /* of guint: the element of each row of @plans */
  GPtrArray *found;     /* what was said of it */
  GPtrArray *followups; /* (element-type GvtPlannedFollowup) (nullable): of the last load */
};

G_DEFINE_FINAL_TYPE (GvtSurveyResultsPage, gvt_survey_results_page, GVT_TYPE_SECTION_PAGE)

/* --- figures --- */

static void
show_index (GvtSurveyResultsPage *self, const GvtSessionSurvey *survey)
{
  int index = gvt_survey_get_index (&survey->told);
  const char *grade = gvt_survey_get_grade (index);
  g_autofree char *figure = index >= 0 ? gvt_text_decimal (index) : NULL;
  g_autofree char *text = NULL;
  g_autofree char *details = g_strdup_printf (
      ngettext ("%u sheet: at the laptop %u, on paper %u",
                "%u sheets: at the laptop %u, on paper %u", survey->told.n),
      survey->told.n, survey->n_laptop, survey->told.n - survey->n_laptop);

  if (index >= 0)
    /* Translators: an index of satisfaction, its grade, and what the grade is called. */
    text = g_strdup_printf (_ ("%s · %s (%s)"), figure, grade, gvt_survey_describe_grade (grade));
  else
    text = g_strdup (_ ("No index yet"));
  gtk_label_set_label (self->index, text);
  gtk_label_set_label (self->details, details);
}

static void
show_later (GvtSurveyResultsPage *self, const GvtSessionSurvey *survey)
{
  g_autofree char *later = gvt_session_survey_describe_later (survey);

  gtk_label_set_label (self->later, later != NULL ? later : "");
  gtk_widget_set_visible (GTK_WIDGET (self->later), later != NULL);
}

/* Why something is not told, where it is not. */
static void
show_few (GvtSurveyResultsPage *self, const GvtSessionSurvey *survey)
{
  const char *few = gvt_session_survey_describe_gap (survey);

  if (few != NULL)
    gtk_label_set_label (self->few, few);
  gtk_widget_set_visible (GTK_WIDGET (self->few), few != NULL);
}

static void
show_elements (GvtSurveyResultsPage *self, const GvtSessionSurvey *survey)
{
  guint lowest[GVT_SURVEY_N_LOWEST];
  gboolean has_any = gvt_survey_get_lowest (&survey->told, lowest) > 0;

  gvt_survey_chart_elements (self->elements, &survey->told);
  gtk_widget_set_visible (self->elements_group, has_any);
}

static void
show_groups (GvtSurveyResultsPage *self, const GvtSessionSurvey *survey)
{
  guint n_all = 0;

  for (guint column = 0; column < GVT_SURVEY_N_COLUMNS; column++)
    {
      guint n = gvt_survey_chart_groups (self->group_charts[column], survey->survey, column);

      gtk_widget_set_visible (self->group_parts[column], n > 0);
      n_all += n;
    }
  gtk_widget_set_visible (self->groups, n_all > 0);
}

static void
set_number (GtkLabel *label, guint number)
{
  g_autofree char *text = gvt_text_number (number);

  gtk_label_set_label (label, text);
}

static char *
describe_sample (const GvtSessionSurvey *survey)
{
  guint missing = survey->n_needed - MIN (survey->n_needed, survey->told.n);

  if (survey->n_present == 0)
    return g_strdup (_ ("Nobody was counted as present, so how many sheets are needed is not "
                        "known."));
  if (missing == 0)
    return g_strdup (_ ("That is enough."));
  return g_strdup_printf (
      ngettext ("%u sheet is still missing.", "%u sheets are still missing.", missing), missing);
}

static void
show_sample (GvtSurveyResultsPage *self, const GvtSessionSurvey *survey)
{
  g_autofree char *text = describe_sample (survey);

  set_number (self->present, survey->n_present);
  set_number (self->needed, survey->n_needed);
  set_number (self->taken, survey->told.n);
  gtk_label_set_label (self->sample, text);
}

static void
show_faces (GvtSurveyResultsPage *self, const GvtSessionSurvey *survey)
{
  const GvtSmileyTally *told = &survey->told_smiley;
  const char *few = gvt_session_survey_describe_few (told->n);
  g_autofree char *text = g_strdup_printf (
      ngettext ("%u sheet. These answers are part of no index.",
                "%u sheets. These answers are part of no index.", told->n),
      told->n);
  g_autofree char *all = few != NULL ? g_strdup_printf ("%s %s", text, few) : g_strdup (text);

  adw_preferences_group_set_description (self->faces_group, all);
  gvt_survey_chart_faces (self->faces, told);
  gtk_widget_set_visible (GTK_WIDGET (self->faces), few == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->faces_group), told->n > 0);
}

/* --- what is to be done --- */

static const GvtPlannedFollowup *
find_planned (GvtSurveyResultsPage *self, guint element)
{
  for (guint i = 0; self->followups != NULL && i < self->followups->len; i++)
    {
      const GvtPlannedFollowup *planned = self->followups->pdata[i];

      if (g_str_equal (planned->element, gvt_survey_element_code (element)))
        return planned;
    }
  return NULL;
}

static char *
describe_plan (const GvtPlannedFollowup *planned)
{
  g_autoptr (GString) text = NULL;

  if (planned == NULL)
    return g_strdup (_ ("Nothing planned yet"));
  text = g_string_new (planned->act);
  if (*planned->due != '\0')
    {
      g_autofree char *due = gvt_text_date (planned->due);

      /* Translators: a day until which something is done. */
      g_string_append_printf (text, _ (" · until %s"), due);
    }
  if (*planned->role != '\0')
    g_string_append_printf (text, " · %s", planned->role);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_plan (GvtSurveyResultsPage *self, const GvtSurveyTally *told, guint element)
{
  g_autofree char *mean = gvt_survey_dup_mean (told, element);
  g_autofree char *title = g_strdup_printf ("%s %s", gvt_survey_element_code (element),
                                            gvt_survey_element_name (element));
  g_autofree char *plan = describe_plan (find_planned (self, element));
  g_autofree char *line = NULL;
  char *found = g_strdup_printf (_ ("Mean %s of 4, from %u answers"), mean,
                                 told->elements[element].n);

  line = g_strdup_printf ("%s\n%s", found, plan);
  gtk_list_box_append (self->plans, gvt_plain_row_new (title, line, TRUE));
  g_array_append_val (self->planned, element);
  g_ptr_array_add (self->found, found);
}

static void
empty_plans (GvtSurveyResultsPage *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->plans))) != NULL)
    gtk_list_box_remove (self->plans, row);
  g_array_set_size (self->planned, 0);
  g_ptr_array_set_size (self->found, 0);
}

/* The lowest three, then what was planned about others. */
static void
show_plans (GvtSurveyResultsPage *self, const GvtSurveyReading *reading)
{
  const GvtSurveyTally *told = &reading->survey->told;
  guint lowest[GVT_SURVEY_N_LOWEST];
  guint n_lowest = gvt_survey_get_lowest (told, lowest);
  gboolean is_there[GVT_SURVEY_N_ELEMENTS] = { FALSE };

  empty_plans (self);
  for (guint i = 0; i < n_lowest; i++)
    {
      add_plan (self, told, lowest[i]);
      is_there[lowest[i]] = TRUE;
    }
  for (guint i = 0; i < GVT_SURVEY_N_ELEMENTS; i++)
    if (!is_there[i] && find_planned (self, i) != NULL)
      add_plan (self, told, i);
  gtk_widget_set_visible (self->plans_group, self->planned->len > 0);
}

static void
show_undo (GvtSurveyResultsPage *self, const GvtSurveyReading *reading)
{
  g_autofree char *label = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->undo), reading->undo != NULL);
  if (reading->undo == NULL)
    return;
  label = g_strdup_printf (_ ("Undo: %s"), reading->undo);
  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (self->undo)), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->undo), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  self->undo_id = reading->undo_id;
}

static void
on_row_activated (GvtSurveyResultsPage *self, GtkListBoxRow *row)
{
  guint place = (guint) gtk_list_box_row_get_index (row);
  guint element = g_array_index (self->planned, guint, place);

  gvt_section_page_open (GVT_SECTION_PAGE (self),
                         gvt_followup_page_new (&self->visit, element,
                                                g_ptr_array_index (self->found, place),
                                                find_planned (self, element)));
}

static void
on_undone (gpointer owner, gpointer result, const GError *error)
{
  GvtSurveyResultsPage *self = owner;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "results.undo", TRUE);
  if (error != NULL)
    gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
  else
    gvt_section_page_say (GVT_SECTION_PAGE (self), _ ("Undone"));
  gvt_workspace_touch (gvt_section_page_get_workspace (GVT_SECTION_PAGE (self)));
}

static void
results_undo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtSurveyResultsPage *self = GVT_SURVEY_RESULTS_PAGE (widget);
  GvtWork work = { .done = on_undone };

  gtk_widget_action_set_enabled (widget, "results.undo", FALSE);
  gvt_survey_work_undo_followup (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)),
                                 &self->visit, &self->undo_id);
  gvt_work_run (self, NULL, &work);
}

/* --- loading --- */

static void
show_reading (GvtSurveyResultsPage *self, GvtSurveyReading *reading)
{
  g_clear_pointer (&self->followups, g_ptr_array_unref);
  self->followups = g_ptr_array_ref (reading->survey->followups);
  show_index (self, reading->survey);
  show_later (self, reading->survey);
  show_few (self, reading->survey);
  show_elements (self, reading->survey);
  show_groups (self, reading->survey);
  show_sample (self, reading->survey);
  show_faces (self, reading->survey);
  show_plans (self, reading);
  show_undo (self, reading);
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  GvtSurveyResultsPage *self = owner;
  GvtSurveyReading *reading = result;

  if (error != NULL)
    {
      gvt_state_stack_fail (self->states, error);
      return;
    }
  show_reading (self, reading);
  gvt_state_stack_set_state (self->states, reading->survey->told.n == 0
                                                   && reading->survey->told_smiley.n == 0
                                                   && self->planned->len == 0
                                               ? GVT_STATE_EMPTY
                                               : GVT_STATE_CONTENT);
}

static void
gvt_survey_results_page_refresh (GvtSectionPage *page)
{
  GvtSurveyResultsPage *self = GVT_SURVEY_RESULTS_PAGE (page);
  GvtWork work = { .done = on_loaded };

  if (gvt_workspace_get_access (gvt_section_page_get_workspace (page)) != GVT_ACCESS_UNLOCKED)
    return;
  gvt_survey_work_read (&work, gvt_section_page_get_profile (page),
                        self->has_session ? &self->session : NULL, &self->visit);
  gvt_section_page_read (page, &work);
}

static void
on_retry (GvtSurveyResultsPage *self)
{
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

static void
gvt_survey_results_page_forget (GvtSectionPage *page)
{
  gvt_state_stack_set_state (GVT_SURVEY_RESULTS_PAGE (page)->states, GVT_STATE_LOADING);
}

/* --- the widget --- */

static void
gvt_survey_results_page_finalize (GObject *object)
{
  GvtSurveyResultsPage *self = GVT_SURVEY_RESULTS_PAGE (object);

  g_array_unref (self->planned);
  g_ptr_array_unref (self->found);
  g_clear_pointer (&self->followups, g_ptr_array_unref);
  G_OBJECT_CLASS (gvt_survey_results_page_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, GvtSurveyResultsPage, name)

static void
bind_groups (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < GVT_SURVEY_N_COLUMNS; i++)
    {
      g_autofree char *part = g_strconcat ("by_", gvt_survey_column_code (i), NULL);
      g_autofree char *chart = g_strconcat (gvt_survey_column_code (i), "_chart", NULL);

      gtk_widget_class_bind_template_child_full (widget_class, part, FALSE,
                                                 G_STRUCT_OFFSET (GvtSurveyResultsPage, group_parts)
                                                     + (gssize) (i * sizeof (gpointer)));
      gtk_widget_class_bind_template_child_full (
          widget_class, chart, FALSE,
          G_STRUCT_OFFSET (GvtSurveyResultsPage, group_charts) + (gssize) (i * sizeof (gpointer)));
    }
}

static void
gvt_survey_results_page_class_init (GvtSurveyResultsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gvt_survey_results_page_finalize;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_survey_results_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->forget = gvt_survey_results_page_forget;
  g_type_ensure (GVT_TYPE_CHART_VIEW);
  g_type_ensure (GVT_TYPE_STATE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-survey-results-page.ui"));
  BIND (states);
  BIND (index);
  BIND (details);
  BIND (later);
  BIND (few);
  BIND (elements_group);
  BIND (elements);
  BIND (groups);
  BIND (present);
  BIND (needed);
  BIND (taken);
  BIND (sample);
  BIND (faces_group);
  BIND (faces);
  BIND (plans_group);
  BIND (plans);
  BIND (undo);
  bind_groups (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_install_action (widget_class, "results.undo", NULL, results_undo);
}

static void
gvt_survey_results_page_init (GvtSurveyResultsPage *self)
{
  self->planned = g_array_new (FALSE, FALSE, sizeof (guint));
  self->found = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GvtSectionPage *
gvt_survey_results_page_new (const GvtId *visit, const GvtId *session)
{
  GvtSurveyResultsPage *self = g_object_new (GVT_TYPE_SURVEY_RESULTS_PAGE, NULL);

  self->visit = *visit;
  self->has_session = session != NULL;
  if (session != NULL)
    self->session = *session;
  return GVT_SECTION_PAGE (self);
}
