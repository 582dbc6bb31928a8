/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-teach-step.h"

#include <glib/gi18n-lib.h>

#include "gvt-module-chooser.h"
#include "gvt-module-page.h"
#include "gvt-session-work.h"
#include "gvt-ui.h"

struct _GvtTeachStep
{
  GtkBox parent_instance;

  GvtModuleChooser *chooser;

  GvtSectionPage *page;         /* (nullable) (unowned): whose part this is */
  GvtSessionProgress *progress; /* (nullable): until something was shown */
};

static void step_init (GvtStepPanelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GvtTeachStep,
                               gvt_teach_step,
                               GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (GVT_TYPE_STEP_PANEL, step_init))

static void
gvt_teach_step_show (GvtStepPanel *step, GvtSectionPage *page, const GvtSessionProgress *progress)
{
  GvtTeachStep *self = GVT_TEACH_STEP (step);

  self->page = page;
  g_clear_pointer (&self->progress, gvt_session_progress_free);
  self->progress = gvt_session_progress_copy (progress);
  gvt_module_chooser_show (self->chooser, gvt_section_page_get_workspace (page), progress->taught,
                           FALSE);
}

/* To show again what was taught records nothing. */
static gboolean
gvt_teach_step_get_act (GvtStepPanel *step, GvtActPlace place, GvtStepAct *act)
{
  GvtTeachStep *self = GVT_TEACH_STEP (step);
  GvtModule *module = self->progress != NULL ? gvt_module_chooser_get (self->chooser) : NULL;

  if (place != GVT_ACT_PRIMARY)
    return FALSE;

  act->name = "teach";
  act->label = _ ("_Open the module");
  if (module != NULL)
    act->guard = gvt_session_progress_was_taught (self->progress, module) ? GVT_GUARD_SHOWS
                                                                          : GVT_GUARD_RECORDS;
  return TRUE;
}

static void
on_taught (gpointer owner, gpointer result, const GError *error)
{
  GvtTeachStep *self = owner;

  if (self->page != NULL)
    gvt_step_panel_finish (GVT_STEP_PANEL (self), self->page, error);
}

static void
gvt_teach_step_perform (GvtStepPanel *step, GvtActPlace place)
{
  GvtTeachStep *self = GVT_TEACH_STEP (step);
  GvtModule *module = gvt_module_chooser_get (self->chooser);
  const GvtId *session = gvt_session_get_id (self->progress->session);
  GvtWork work = { .done = on_taught };

  gvt_step_panel_begin_class (step, session);
  if (!gvt_session_progress_was_taught (self->progress, module))
    {
      gvt_session_work_teach (&work, gvt_section_page_get_profile (self->page), session, module);
      gvt_work_run (self, NULL, &work);
    }
  gvt_section_page_open (self->page, gvt_module_page_new (module));
}

static void
on_chosen (GvtTeachStep *self)
{
  if (self->progress != NULL) /* with the step goes the chosen row */
    gvt_step_panel_changed (GVT_STEP_PANEL (self));
}

static void
step_init (GvtStepPanelInterface *iface)
{
  iface->show = gvt_teach_step_show;
  iface->get_act = gvt_teach_step_get_act;
  iface->perform = gvt_teach_step_perform;
}

static void
gvt_teach_step_dispose (GObject *object)
{
  GvtTeachStep *self = GVT_TEACH_STEP (object);

  self->page = NULL;
  g_clear_pointer (&self->progress, gvt_session_progress_free);
  G_OBJECT_CLASS (gvt_teach_step_parent_class)->dispose (object);
}

static void
gvt_teach_step_class_init (GvtTeachStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_teach_step_dispose;
  g_type_ensure (GVT_TYPE_MODULE_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-teach-step.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtTeachStep, chooser);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
}

static void
gvt_teach_step_init (GvtTeachStep *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gvt_teach_step_new (void)
{
  return g_object_new (GVT_TYPE_TEACH_STEP, NULL);
}
