/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-close-step.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "gvt-ask.h"
#include "gvt-session-work.h"
#include "gvt-ui.h"
#include "gvt-visit-text.h"

struct _GvtCloseStep
{
  GtkBox parent_instance;

  GtkLabel *summary;

  GvtSectionPage *page; /* (nullable) (unowned): whose part this is */
  GvtId session;
  gboolean is_checking;
  gboolean is_closing;
};

static void step_init (GvtStepPanelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GvtCloseStep,
                               gvt_close_step,
                               GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (GVT_TYPE_STEP_PANEL, step_init))

static void
gvt_close_step_show (GvtStepPanel *step, GvtSectionPage *page, const GvtSessionProgress *progress)
{
  GvtCloseStep *self = GVT_CLOSE_STEP (step);
  g_autofree char *summary = gvt_session_describe (progress->session);

  self->page = page;
  self->session = *gvt_session_get_id (progress->session);
  gtk_label_set_label (self->summary, summary);
}

static gboolean
gvt_close_step_get_act (GvtStepPanel *step, GvtActPlace place, GvtStepAct *act)
{
  if (place != GVT_ACT_PRIMARY)
    return FALSE;

  act->name = "close";
  act->label = _ ("_Close the class");
  act->guard = GVT_CLOSE_STEP (step)->is_closing ? GVT_GUARD_NEVER : GVT_GUARD_CLOSES;
  return TRUE;
}

static void
on_closed (gpointer owner, gpointer result, const GError *error)
{
  GvtCloseStep *self = owner;

  self->is_closing = FALSE;
  if (self->page != NULL)
    gvt_step_panel_finish (GVT_STEP_PANEL (self), self->page, error);
}

static void
close_session (gpointer owner, gpointer data)
{
  GvtCloseStep *self = owner;
  GvtWork work = { .done = on_closed };

  if (self->page == NULL || self->is_closing)
    return;
  self->is_closing = TRUE;
  gvt_step_panel_changed (GVT_STEP_PANEL (self));
  gvt_session_work_close (&work, gvt_section_page_get_profile (self->page), &self->session);
  gvt_work_run (self, NULL, &work);
}

/* Who is to say yes knows first what the class lacks. */
static void
on_checked (gpointer owner, gpointer result, const GError *error)
{
  GvtCloseStep *self = owner;
  const char *what = _ (
      "Nothing can be added to it then, until the close is undone. What was recorded is signed "
      "with your key.");
  g_autofree char *left = error == NULL ? g_strjoinv ("\n", result) : NULL;
  g_autofree char *body = NULL;
  GvtQuestion question = { .heading = _ ("Close the class?"), .accept = _ ("_Close the class") };

  self->is_checking = FALSE;
  if (self->page == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (error != NULL)
    {
      gvt_section_page_say_error (self->page, error);
      return;
    }
  body = *left != '\0' ? g_strjoin ("\n\n", left, what, NULL) : g_strdup (what);
  question.body = body;
  gvt_ask (GTK_WIDGET (self), &question, close_session, NULL, NULL);
}

static void
gvt_close_step_perform (GvtStepPanel *step, GvtActPlace place)
{
  GvtCloseStep *self = GVT_CLOSE_STEP (step);
  GvtWorkspace *workspace = gvt_section_page_get_workspace (self->page);
  GvtWork work = { .done = on_checked };

  if (self->is_checking) /* the key was pressed twice */
    return;
  self->is_checking = TRUE;
  gvt_session_work_check_close (&work, gvt_workspace_get_profile (workspace),
                                gvt_workspace_get_modules (workspace), &self->session);
  gvt_work_run (self, NULL, &work);
}

static void
step_init (GvtStepPanelInterface *iface)
{
  iface->show = gvt_close_step_show;
  iface->get_act = gvt_close_step_get_act;
  iface->perform = gvt_close_step_perform;
}

static void
gvt_close_step_dispose (GObject *object)
{
  GVT_CLOSE_STEP (object)->page = NULL;
  G_OBJECT_CLASS (gvt_close_step_parent_class)->dispose (object);
}

static void
gvt_close_step_class_init (GvtCloseStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_close_step_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-close-step.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtCloseStep, summary);
}

static void
gvt_close_step_init (GvtCloseStep *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gvt_close_step_new (void)
{
  return g_object_new (GVT_TYPE_CLOSE_STEP, NULL);
}
