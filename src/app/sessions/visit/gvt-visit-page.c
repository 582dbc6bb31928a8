/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-visit-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-actionable.h"
#include "gvt-button-label.h"
#include "gvt-columns-layout.h"
#include "gvt-entry-row.h"
#include "gvt-paper-saver.h"
#include "gvt-papers-page.h"
#include "gvt-plain-row.h"
#include "gvt-plan-work.h"
#include "gvt-ready-page.h"
#include "gvt-report-saver.h"
#include "gvt-school-page.h"
#include "gvt-session-page.h"
#include "gvt-session-work.h"
#include "gvt-sign-page.h"
#include "gvt-state-stack.h"
#include "gvt-survey-results-page.h"
#include "gvt-text.h"
#include "gvt-typed-date.h"
#include "gvt-ui.h"
#include "gvt-visit-cancel-act.h"
#include "gvt-visit-text.h"

struct _GvtVisitPage
{
  GvtSectionPage parent_instance;

  GvtStateStack *states;
  GtkLabel *heading;
  GtkLabel *details;
  GtkLabel *changed;
  GtkWidget *ways;
  GtkWidget *change;
  GtkWidget *ready;
  GtkWidget *cancel;
  GtkWidget *resume;
  GtkWidget *sign;
  GtkWidget *papers;
  GtkWidget *survey;
  GtkWidget *school;
  GtkWidget *classes;
  GtkListBox *list;
  GtkEditable *name;
  GtkEditable *held; /* the day of a class that was held on paper */
  GvtActionBar *acts;

  GvtId visit;
  GListModel *sessions; /* (nullable) */
  GStrv class_names;    /* (nullable): as the plan calls them */
};

G_DEFINE_FINAL_TYPE (GvtVisitPage, gvt_visit_page, GVT_TYPE_SECTION_PAGE)

static void
on_row_activated (GvtVisitPage *self, GtkListBoxRow *row)
{
  g_autoptr (GvtSession) session = g_list_model_get_item (self->sessions,
                                                          gtk_list_box_row_get_index (row));

  gvt_section_page_open (GVT_SECTION_PAGE (self),
                         gvt_session_page_new (gvt_session_get_id (session)));
}

static void
on_opened (gpointer owner, gpointer result, const GError *error)
{
  GvtVisitPage *self = owner;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "visit.open-session", TRUE);
  if (error != NULL)
    {
      gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
      return;
    }
  gtk_editable_set_text (self->name, "");
  gtk_editable_set_text (self->held, "");
  gvt_workspace_touch (gvt_section_page_get_workspace (GVT_SECTION_PAGE (self)));
  gvt_section_page_open (GVT_SECTION_PAGE (self), gvt_session_page_new (result));
}

static void
visit_open_session (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtVisitPage *self = GVT_VISIT_PAGE (widget);
  GvtProfile *profile = gvt_section_page_get_profile (GVT_SECTION_PAGE (self));
  const char *name = gtk_editable_get_text (self->name);
  g_autofree char *held = gvt_typed_date_to_iso (gtk_editable_get_text (self->held));
  GvtWork work = { .done = on_opened };

  gtk_widget_action_set_enabled (widget, "visit.open-session", FALSE);
  if (*held != '\0')
    gvt_session_work_open_held (&work, profile, &self->visit, name, held);
  else
    gvt_session_work_open (&work, profile, &self->visit, name);
  gvt_work_run (self, NULL, &work);
}

static void
visit_report (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_report_save (GVT_SECTION_PAGE (widget), &GVT_VISIT_PAGE (widget)->visit);
}

static void
visit_ready (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtVisitPage *self = GVT_VISIT_PAGE (widget);

  gvt_section_page_open (GVT_SECTION_PAGE (self), gvt_ready_page_new (&self->visit));
}

static void
visit_cancel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_visit_cancel_act (GVT_SECTION_PAGE (widget), &GVT_VISIT_PAGE (widget)->visit);
}

static void
visit_resume (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_visit_resume_act (GVT_SECTION_PAGE (widget), &GVT_VISIT_PAGE (widget)->visit);
}

static void
visit_sign (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtVisitPage *self = GVT_VISIT_PAGE (widget);

  gvt_section_page_open (GVT_SECTION_PAGE (self), gvt_sign_page_new (&self->visit));
}

static void
visit_papers (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtVisitPage *self = GVT_VISIT_PAGE (widget);

  gvt_section_page_open (GVT_SECTION_PAGE (self), gvt_papers_page_new (&self->visit));
}

static void
visit_print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_paper_save (GVT_SECTION_PAGE (widget), &GVT_VISIT_PAGE (widget)->visit);
}

static void
visit_survey (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtVisitPage *self = GVT_VISIT_PAGE (widget);

  gvt_section_page_open (GVT_SECTION_PAGE (self), gvt_survey_results_page_new (&self->visit, NULL));
}

static void
visit_school (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtVisitPage *self = GVT_VISIT_PAGE (widget);

  gvt_section_page_open (GVT_SECTION_PAGE (self), gvt_school_page_new (&self->visit));
}

static void
on_name_changed (GvtVisitPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "visit.open-session",
                                 *gtk_editable_get_text (self->name) != '\0');
}

/* It is another act to write down what is over. */
static void
on_held_changed (GvtVisitPage *self)
{
  gvt_action_bar_set_primary (self->acts, *gtk_editable_get_text (self->held) != '\0'
                                              ? _ ("_Record the class")
                                              : _ ("_Open the class"));
}

static void
on_name_activated (GvtVisitPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "visit.open-session", NULL);
}

static GtkWidget *
create_row (gpointer item, gpointer data)
{
  g_autofree char *text = gvt_session_describe (item);

  return gvt_plain_row_new (gvt_session_get_name (item), text, TRUE);
}

/* As the plan calls it, or "Class 1", "Class 2", ...: a name nobody has to think of, ready to be
 * overwritten. */
static void
suggest_name (GvtVisitPage *self)
{
  guint n = self->sessions != NULL ? g_list_model_get_n_items (self->sessions) : 0;
  gboolean is_planned = self->class_names != NULL && n < g_strv_length (self->class_names);
  g_autofree char *name = is_planned ? g_strdup (self->class_names[n])
                                     : g_strdup_printf (_ ("Class %u"), n + 1);

  if (self->sessions != NULL && *gtk_editable_get_text (self->name) == '\0')
    gtk_editable_set_text (self->name, name);
}

static void
on_sessions_loaded (gpointer owner, gpointer result, const GError *error)
{
  GvtVisitPage *self = owner;

  if (error != NULL)
    {
      gvt_state_stack_fail (self->states, error);
      return;
    }
  g_set_object (&self->sessions, result);
  gtk_list_box_bind_model (self->list, self->sessions, create_row, NULL, NULL);
  gtk_widget_set_visible (self->classes, g_list_model_get_n_items (self->sessions) > 0);
  gtk_widget_set_visible (
      self->papers, /* the centre's answers are of no class */
      g_list_model_get_n_items (self->sessions) > 0
          || gvt_workspace_opens_roll (gvt_section_page_get_workspace (GVT_SECTION_PAGE (self))));
  gtk_widget_set_visible (self->survey, g_list_model_get_n_items (self->sessions) > 0);
  gtk_widget_set_visible (self->sign, g_list_model_get_n_items (self->sessions) > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "visit.report",
                                 g_list_model_get_n_items (self->sessions) > 0);
  suggest_name (self);
  gvt_state_stack_set_state (self->states, GVT_STATE_CONTENT);
}

static void
show_changes (GvtVisitPage *self, GStrv changed)
{
  g_autofree char *members = gvt_plan_members_describe ((const char *const *) changed);
  /* Translators: %s names parts of the plan */
  g_autofree char *text = g_strdup_printf (_ ("Changed here since the centre planned it: %s"),
                                           members);

  gtk_label_set_label (self->changed, text);
  gtk_widget_set_visible (GTK_WIDGET (self->changed), *changed != NULL);
}

static void
on_plan_loaded (gpointer owner, gpointer result, const GError *error)
{
  GvtVisitPage *self = owner;
  const GvtPlanSources *sources = result;
  GvtWork sessions = { .done = on_sessions_loaded };

  if (error == NULL)
    {
      g_strfreev (self->class_names);
      self->class_names = g_strdupv (sources->plan->class_names);
      show_changes (self, sources->changed);
    }
  gvt_session_work_sessions (&sessions, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)),
                             &self->visit);
  gvt_section_page_read (GVT_SECTION_PAGE (self), &sessions);
}

static GvtVisit *
find_visit (GvtVisitPage *self, GListModel *visits)
{
  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (GvtVisit) visit = g_list_model_get_item (visits, i);

      if (gvt_id_equal (gvt_visit_get_id (visit), &self->visit))
        return g_steal_pointer (&visit);
    }
  return NULL;
}

/* Nobody leaves for it any more. */
static gboolean
is_over (GvtVisitPage *self, GvtVisit *visit)
{
  GvtProfile *profile = gvt_section_page_get_profile (GVT_SECTION_PAGE (self));
  g_autofree char *today = gvt_date_iso (gvt_clock_now_us (gvt_profile_get_clock (profile)));

  return g_strcmp0 (gvt_visit_get_date (visit), today) < 0;
}

static void
on_visits_loaded (gpointer owner, gpointer result, const GError *error)
{
  GvtVisitPage *self = owner;
  GvtWorkspace *workspace = gvt_section_page_get_workspace (GVT_SECTION_PAGE (self));
  g_autoptr (GvtVisit) visit = result != NULL ? find_visit (self, result) : NULL;
  g_autofree char *details = NULL;
  gboolean is_off;

  if (visit == NULL)
    return; /* the sessions' own load tells of what failed */
  details = gvt_visit_describe (visit, gvt_workspace_get_regions (workspace));
  gtk_label_set_label (self->heading, gvt_visit_get_name (visit));
  gtk_label_set_label (self->details, details);
  is_off = *gvt_visit_get_cancelled (visit) != '\0';
  gtk_widget_set_visible (self->ready, !is_off && !is_over (self, visit));
  gtk_widget_set_visible (self->cancel, !is_off && gvt_visit_get_n_sessions (visit) == 0);
  gtk_widget_set_visible (self->resume, is_off);
  gtk_widget_set_visible (self->school, gvt_workspace_opens_roll (workspace));
}

static void
gvt_visit_page_refresh (GvtSectionPage *page)
{
  GvtVisitPage *self = GVT_VISIT_PAGE (page);
  GvtProfile *profile = gvt_section_page_get_profile (page);
  GvtWork visits = { .done = on_visits_loaded };
  GvtWork plan = { .done = on_plan_loaded };

  if (gvt_workspace_get_access (gvt_section_page_get_workspace (page)) != GVT_ACCESS_UNLOCKED)
    return;
  gvt_session_work_visits (&visits, profile);
  gvt_section_page_read (page, &visits);
  gvt_plan_work_load (&plan, profile, &self->visit);
  gvt_section_page_read (page, &plan);
}

static void
on_retry (GvtVisitPage *self)
{
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

static void
gvt_visit_page_dispose (GObject *object)
{
  g_clear_object (&GVT_VISIT_PAGE (object)->sessions);
  g_clear_pointer (&GVT_VISIT_PAGE (object)->class_names, g_strfreev);
  G_OBJECT_CLASS (gvt_visit_page_parent_class)->dispose (object);
}

static void
gvt_visit_page_class_init (GvtVisitPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_visit_page_dispose;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_visit_page_refresh;
  g_type_ensure (GVT_TYPE_ENTRY_ROW);
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (GVT_TYPE_STATE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-visit-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtVisitPage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtVisitPage, heading);
  gtk_widget_class_bind_template_child (widget_class, GvtVisitPage, details);
  gtk_widget_class_bind_template_child (widget_class, GvtVisitPage, changed);
  gtk_widget_class_bind_template_child (widget_class, GvtVisitPage, ways);
  gtk_widget_class_bind_template_child (widget_class, GvtVisitPage, change);
  gtk_widget_class_bind_template_child (widget_class, GvtVisitPage, ready);
  gtk_widget_class_bind_template_child (widget_class, GvtVisitPage, cancel);
  gtk_widget_class_bind_template_child (widget_class, GvtVisitPage, resume);
  gtk_widget_class_bind_template_child (widget_class, GvtVisitPage, sign);
  gtk_widget_class_bind_template_child (widget_class, GvtVisitPage, papers);
  gtk_widget_class_bind_template_child (widget_class, GvtVisitPage, survey);
  gtk_widget_class_bind_template_child (widget_class, GvtVisitPage, school);
  gtk_widget_class_bind_template_child (widget_class, GvtVisitPage, classes);
  gtk_widget_class_bind_template_child (widget_class, GvtVisitPage, list);
  gtk_widget_class_bind_template_child (widget_class, GvtVisitPage, name);
  gtk_widget_class_bind_template_child (widget_class, GvtVisitPage, held);
  gtk_widget_class_bind_template_child (widget_class, GvtVisitPage, acts);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_name_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_held_changed);
  gtk_widget_class_install_action (widget_class, "visit.open-session", NULL, visit_open_session);
  gtk_widget_class_install_action (widget_class, "visit.ready", NULL, visit_ready);
  gtk_widget_class_install_action (widget_class, "visit.report", NULL, visit_report);
  gtk_widget_class_install_action (widget_class, "visit.cancel", NULL, visit_cancel);
  gtk_widget_class_install_action (widget_class, "visit.resume", NULL, visit_resume);
  gtk_widget_class_install_action (widget_class, "visit.sign", NULL, visit_sign);
  gtk_widget_class_install_action (widget_class, "visit.papers", NULL, visit_papers);
  gtk_widget_class_install_action (widget_class, "visit.survey", NULL, visit_survey);
  gtk_widget_class_install_action (widget_class, "visit.school", NULL, visit_school);
  gtk_widget_class_install_action (widget_class, "visit.print", NULL, visit_print);
}

static void
gvt_visit_page_init (GvtVisitPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gvt_buttons_wrap_labels (self->ways);
}

GvtSectionPage *
gvt_visit_page_new (const GvtId *visit)
{
  GvtVisitPage *self = g_object_new (GVT_TYPE_VISIT_PAGE, NULL);
  g_autofree char *id = gvt_id_to_text (visit);
  g_autofree char *change = g_strdup_printf ("win.change-visit('%s')", id);

  self->visit = *visit;
  gvt_actionable_set (self->change, change);
  return GVT_SECTION_PAGE (self);
}
