/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-report-step.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "gvt-entry-row.h"
#include "gvt-report-saver.h"
#include "gvt-step-work.h"
#include "gvt-typed-date.h"
#include "gvt-ui.h"

struct _GvtReportStep
{
  GtkBox parent_instance;

  GtkWidget *next_group;
  GvtEntryRow *next_name;
  GvtEntryRow *next_held; /* the day of one that was held on paper */

  GvtSectionPage *page; /* (nullable) (unowned): whose part this is */
  GvtSession *session;  /* (nullable): likewise */
  char *proposed;       /* (nullable): its name, as it was proposed */
  gboolean is_opening;
};

static void step_init (GvtStepPanelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GvtReportStep,
                               gvt_report_step,
                               GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (GVT_TYPE_STEP_PANEL, step_init))

/* Of the plan, or with its number counted up. A name without one is not counted from here on: what
 * the next class is called, only who stands before it knows. After a class that was held on paper
 * comes one of the same day, until somebody says otherwise. */
static void
propose (GvtReportStep *self, const GvtSessionProgress *progress)
{
  const char *held = gvt_session_get_held (progress->session);
  g_autofree char *day = *held != '\0'
                             ? g_strdup_printf ("%.2s-%.2s-%.4s", held + 8, held + 5, held)
                             : g_strdup ("");

  self->proposed = g_strdup (progress->next_name);
  gtk_editable_set_text (GTK_EDITABLE (self->next_name),
                         self->proposed != NULL ? self->proposed : "");
  gtk_editable_set_text (GTK_EDITABLE (self->next_held), day);
  gtk_widget_set_visible (GTK_WIDGET (self->next_held), *held != '\0');
}

static void
gvt_report_step_show (GvtStepPanel *step, GvtSectionPage *page, const GvtSessionProgress *progress)
{
  GvtReportStep *self = GVT_REPORT_STEP (step);

  self->page = page;
  if (self->session == NULL) /* else something may be typed there */
    propose (self, progress);
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

/* Where it stands as it was proposed the library looks again, past classes that were opened
 * meanwhile. Returns: (transfer full) (nullable) */
static char *
read_name (GvtReportStep *self)
{
  g_autofree char *typed = g_strstrip (
      g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->next_name))));

  return g_strcmp0 (typed, self->proposed) == 0 ? NULL : g_steal_pointer (&typed);
}

static void
open_next (GvtReportStep *self)
{
  g_autofree char *name = read_name (self);
  g_autofree char *held = gvt_typed_date_to_iso (
      gtk_editable_get_text (GTK_EDITABLE (self->next_held)));
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
                           gvt_session_get_id (self->session), name, held);
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
  g_clear_pointer (&GVT_REPORT_STEP (object)->proposed, g_free);
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
  gtk_widget_class_bind_template_child (widget_class, GvtReportStep, next_held);
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
