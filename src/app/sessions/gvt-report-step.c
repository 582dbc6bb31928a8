/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-report-step.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "gvt-entry-row.h"
#include "gvt-report-saver.h"
#include "gvt-session-open.h"
#include "gvt-step-work.h"
#include "gvt-ui.h"

struct _GvtReportStep
{
  GtkBox parent_instance;

  GtkWidget *next_group;
  GvtEntryRow *next_name;

  GvtSectionPage *page; /* (nullable) (unowned): whose part this is */
  GvtSession *session;  /* (nullable): likewise */
  gboolean is_opening;
};

static void step_init (GvtStepPanelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GvtReportStep,
                               gvt_report_step,
                               GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (GVT_TYPE_STEP_PANEL, step_init))

/* With its number counted up. A name without one is not counted from here on: what the next class
 * is called, only who stands before it knows. */
static void
propose_name (GvtReportStep *self, GvtSession *session)
{
  g_autofree char *next = gvt_session_next_name (gvt_session_get_name (session));

  gtk_editable_set_text (GTK_EDITABLE (self->next_name), next != NULL ? next : "");
}

static void
gvt_report_step_show (GvtStepPanel *step, GvtSectionPage *page, const GvtSessionProgress *progress)
{
  GvtReportStep *self = GVT_REPORT_STEP (step);

  self->page = page;
  if (self->session == NULL) /* else something may be typed there */
    propose_name (self, progress->session);
  g_set_object (&self->session, progress->session);
  gtk_widget_set_visible (self->next_group, !gvt_session_is_open (progress->session));
}

static gboolean
gvt_report_step_get_act (GvtStepPanel *step, GvtActPlace place, GvtStepAct *act)
{
  GvtReportStep *self = GVT_REPORT_STEP (step);

  if (place == GVT_ACT_SECOND)
    {
      act->name = "next";
      act->label = _ ("_Next class");
      if (self->session != NULL && !gvt_session_is_open (self->session) && !self->is_opening)
        act->guard = GVT_GUARD_REPORTS;
      return TRUE;
    }
  act->name = "report";
  act->label = _ ("_Save the report…");
  act->guard = GVT_GUARD_REPORTS;
  return TRUE;
}

/* --- the class after this one --- */

static void
on_opened (gpointer owner, gpointer result, const GError *error)
{
  GvtReportStep *self = owner;
  g_autofree char *id = NULL;

  self->is_opening = FALSE;
  gvt_step_panel_changed (GVT_STEP_PANEL (self));
  if (error != NULL)
    {
      gvt_section_page_say_error (self->page, error);
      return;
    }
  gvt_workspace_touch (gvt_section_page_get_workspace (self->page));
  id = gvt_id_to_text (result);
  gtk_widget_activate_action (GTK_WIDGET (self), "session.replace", "s", id);
}

/* Where the number stands as it was proposed the library counts on, past classes that were opened
 * meanwhile. Returns: (transfer full) (nullable) */
static char *
read_name (GvtReportStep *self)
{
  g_autofree char *proposed = gvt_session_next_name (gvt_session_get_name (self->session));
  g_autofree char *typed = g_strstrip (
      g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->next_name))));

  return g_strcmp0 (typed, proposed) == 0 ? NULL : g_steal_pointer (&typed);
}

static void
open_next (GvtReportStep *self)
{
  g_autofree char *name = read_name (self);
  GvtWork work = { .done = on_opened };

  if (self->is_opening)
    return;
  if (name != NULL && *name == '\0')
    {
      gvt_entry_row_point_out (self->next_name);
      gvt_section_page_say (self->page, _ ("Say what the next class is called."));
      return;
    }
  self->is_opening = TRUE;
  gvt_step_panel_changed (GVT_STEP_PANEL (self));
  gvt_step_work_open_next (&work, gvt_section_page_get_profile (self->page),
                           gvt_session_get_id (self->session), name);
  gvt_work_run (self, NULL, &work);
}

/* By its action, which knows whether whoever is at the keys may. */
static void
on_name_entered (GvtReportStep *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "session.next", NULL);
}

static void
gvt_report_step_perform (GvtStepPanel *step, GvtActPlace place)
{
  GvtReportStep *self = GVT_REPORT_STEP (step);

  if (place == GVT_ACT_SECOND)
    open_next (self);
  else
    gvt_report_save (self->page, gvt_session_get_visit_id (self->session));
}

static void
step_init (GvtStepPanelInterface *iface)
{
  iface->show = gvt_report_step_show;
  iface->get_act = gvt_report_step_get_act;
  iface->perform = gvt_report_step_perform;
}

static void
gvt_report_step_dispose (GObject *object)
{
  g_clear_object (&GVT_REPORT_STEP (object)->session);
  G_OBJECT_CLASS (gvt_report_step_parent_class)->dispose (object);
}

static void
gvt_report_step_class_init (GvtReportStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_report_step_dispose;
  g_type_ensure (GVT_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-report-step.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtReportStep, next_group);
  gtk_widget_class_bind_template_child (widget_class, GvtReportStep, next_name);
  gtk_widget_class_bind_template_callback (widget_class, on_name_entered);
}

static void
gvt_report_step_init (GvtReportStep *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gvt_report_step_new (void)
{
  return g_object_new (GVT_TYPE_REPORT_STEP, NULL);
}
