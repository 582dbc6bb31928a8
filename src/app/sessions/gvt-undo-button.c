/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-undo-button.h"

#include <glib/gi18n-lib.h>

#include "gvt-ui.h"
#include "gvt-undo-work.h"

struct _GvtUndoButton
{
  AdwBin parent_instance;

  GtkWidget *button;
  GtkLabel *name;

  GvtSectionPage *page; /* (nullable) (unowned): until something was shown */
  GvtId session;
  GvtDoneAct *act; /* (nullable): what would be undone */
  guint n_reading;
  gboolean is_undoing;
  gboolean may_undo;
  gboolean is_wanted; /* as soon as it is read */
};

static guint undone_signal;

G_DEFINE_FINAL_TYPE (GvtUndoButton, gvt_undo_button, ADW_TYPE_BIN)

static void
show_act (GvtUndoButton *self)
{
  gboolean may_undo = self->act != NULL && self->may_undo && !self->is_undoing;
  g_autofree char *text = NULL;

  if (self->act != NULL)
    /* Translators: %s is an act in its own words: "attendance: 20 men, 18 women" */
    text = g_strdup_printf (_ ("Undo: %s"), gvt_done_act_get_name (self->act));
  gtk_label_set_label (self->name, text != NULL ? text : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text != NULL ? text : "", -1);
  gtk_widget_set_visible (GTK_WIDGET (self), self->act != NULL && self->may_undo);
  if (self->page != NULL)
    gtk_widget_action_set_enabled (GTK_WIDGET (self->page), "session.undo", may_undo);
}

static void
on_read (gpointer owner, gpointer result, const GError *error)
{
  GvtUndoButton *self = owner;

  self->n_reading--;
  if (error != NULL || self->page == NULL || self->n_reading > 0)
    return; /* the page's own load tells of what failed */
  g_clear_object (&self->act);
  self->act = g_list_model_get_item (result, 0);
  show_act (self);
  if (self->is_wanted)
    gvt_undo_button_undo (self);
}

static void
on_undone (gpointer owner, gpointer result, const GError *error)
{
  GvtUndoButton *self = owner;
  g_autofree char *text = NULL;

  self->is_undoing = FALSE;
  if (self->page == NULL)
    return;
  if (error != NULL)
    gvt_section_page_say_error (self->page, error);
  else
    {
      text = g_strdup_printf (_ ("Undone: %s"), gvt_done_act_get_name (result));
      gvt_section_page_say (self->page, text);
      g_clear_object (&self->act);
      g_signal_emit (self, undone_signal, 0, result);
    }
  show_act (self);
  gvt_workspace_touch (gvt_section_page_get_workspace (self->page));
}

static void
gvt_undo_button_dispose (GObject *object)
{
  GvtUndoButton *self = GVT_UNDO_BUTTON (object);

  self->page = NULL;
  g_clear_object (&self->act);
  G_OBJECT_CLASS (gvt_undo_button_parent_class)->dispose (object);
}

static void
gvt_undo_button_class_init (GvtUndoButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_undo_button_dispose;
  undone_signal = g_signal_new ("undone", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, GVT_TYPE_DONE_ACT);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-undo-button.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtUndoButton, button);
  gtk_widget_class_bind_template_child (widget_class, GvtUndoButton, name);
}

static void
gvt_undo_button_init (GvtUndoButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
gvt_undo_button_show (GvtUndoButton *self, GvtSectionPage *page, const GvtId *session)
{
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);
  GvtWork work = { .done = on_read };

  g_return_if_fail (GVT_IS_UNDO_BUTTON (self));

  self->page = page;
  self->session = *session;
  self->n_reading++;
  gvt_undo_work_last (&work, gvt_workspace_get_profile (workspace),
                      gvt_workspace_get_modules (workspace), session);
  gvt_work_run (self, NULL, &work);
}

void
gvt_undo_button_set_may_undo (GvtUndoButton *self, gboolean may_undo)
{
  g_return_if_fail (GVT_IS_UNDO_BUTTON (self));

  self->may_undo = may_undo;
  show_act (self);
}

void
gvt_undo_button_undo (GvtUndoButton *self)
{
  GvtWork work = { .done = on_undone };
  GvtWorkspace *workspace;

  g_return_if_fail (GVT_IS_UNDO_BUTTON (self));

  self->is_wanted = self->n_reading > 0;
  if (self->page == NULL || self->act == NULL || self->is_undoing || !self->may_undo
      || self->is_wanted)
    return;
  self->is_undoing = TRUE;
  workspace = gvt_section_page_get_workspace (self->page);
  gvt_undo_work_undo (&work, gvt_workspace_get_profile (workspace),
                      gvt_workspace_get_modules (workspace), &self->session,
                      gvt_done_act_get_id (self->act));
  show_act (self);
  gvt_work_run (self, NULL, &work);
}
