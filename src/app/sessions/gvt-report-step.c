/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-report-step.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "gvt-report-saver.h"
#include "gvt-ui.h"

struct _GvtReportStep
{
  GtkBox parent_instance;

  GvtSectionPage *page; /* (nullable) (unowned): whose part this is */
  GvtId visit;
};

static void step_init (GvtStepPanelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GvtReportStep,
                               gvt_report_step,
                               GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (GVT_TYPE_STEP_PANEL, step_init))

static void
gvt_report_step_show (GvtStepPanel *step, GvtSectionPage *page, const GvtSessionProgress *progress)
{
  GvtReportStep *self = GVT_REPORT_STEP (step);

  self->page = page;
  self->visit = *gvt_session_get_visit_id (progress->session);
}

static gboolean
gvt_report_step_get_act (GvtStepPanel *step, GvtActPlace place, GvtStepAct *act)
{
  if (place != GVT_ACT_PRIMARY)
    return FALSE;

  act->name = "report";
  act->label = _ ("_Save the report…");
  act->guard = GVT_GUARD_REPORTS;
  return TRUE;
}

static void
gvt_report_step_perform (GvtStepPanel *step, GvtActPlace place)
{
  GvtReportStep *self = GVT_REPORT_STEP (step);

  gvt_report_save (self->page, &self->visit);
}

static void
step_init (GvtStepPanelInterface *iface)
{
  iface->show = gvt_report_step_show;
  iface->get_act = gvt_report_step_get_act;
  iface->perform = gvt_report_step_perform;
}

static void
gvt_report_step_class_init (GvtReportStepClass *klass)
{
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               GVT_UI ("gvt-report-step.ui"));
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
