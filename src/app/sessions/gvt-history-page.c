/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-history-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-plain-row.h"
#include "gvt-state-stack.h"
#include "gvt-text.h"
#include "gvt-ui.h"
#include "gvt-undo-button.h"
#include "gvt-undo-work.h"

struct _GvtHistoryPage
{
  GvtSectionPage parent_instance;

  GvtStateStack *states;
  GtkListBox *list;
  GvtUndoButton *undo;

  GvtId session;
};

G_DEFINE_FINAL_TYPE (GvtHistoryPage, gvt_history_page, GVT_TYPE_SECTION_PAGE)

/* What was undone says so in words, not by its look alone. */
static GtkWidget *
create_row (gpointer item, gpointer data)
{
  GvtDoneAct *act = item;
  gboolean is_undone = gvt_done_act_is_undone (act);
  gint64 at;
  g_autofree char *time = NULL;
  g_autofree char *undone = NULL;
  GtkWidget *row;

  g_object_get (act, "at", &at, NULL);
  time = gvt_text_time (at);
  undone = g_strdup_printf (_ ("%s, undone"), time);
  row = gvt_plain_row_new (gvt_done_act_get_name (act), is_undone ? undone : time, FALSE);
  if (is_undone)
    gtk_widget_add_css_class (row, "dim-label");
  return row;
}

static void
on_read (gpointer owner, gpointer result, const GError *error)
{
  GvtHistoryPage *self = owner;

  if (error != NULL)
    {
      gvt_state_stack_fail (self->states, error);
      return;
    }
  gtk_list_box_bind_model (self->list, result, create_row, NULL, NULL);
  gvt_state_stack_set_state (self->states, g_list_model_get_n_items (result) > 0 ? GVT_STATE_CONTENT
                                                                                 : GVT_STATE_EMPTY);
}

static void
gvt_history_page_refresh (GvtSectionPage *page)
{
  GvtHistoryPage *self = GVT_HISTORY_PAGE (page);
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);
  GvtWork work = { .done = on_read };

  if (gvt_workspace_get_access (workspace) != GVT_ACCESS_UNLOCKED)
    return;
  gvt_undo_work_history (&work, gvt_workspace_get_profile (workspace),
                         gvt_workspace_get_modules (workspace), &self->session);
  gvt_section_page_read (page, &work);
  gvt_undo_button_show (self->undo, page, &self->session);
  gvt_undo_button_set_may_undo (self->undo, gvt_workspace_may_record (workspace));
}

static void
on_retry (GvtHistoryPage *self)
{
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

static void
session_undo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_undo_button_undo (GVT_HISTORY_PAGE (widget)->undo);
}

static void
gvt_history_page_class_init (GvtHistoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_history_page_refresh;
  g_type_ensure (GVT_TYPE_STATE_STACK);
  g_type_ensure (GVT_TYPE_UNDO_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-history-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtHistoryPage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtHistoryPage, list);
  gtk_widget_class_bind_template_child (widget_class, GvtHistoryPage, undo);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_install_action (widget_class, "session.undo", NULL, session_undo);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "session.undo",
                                       NULL);
}

static void
gvt_history_page_init (GvtHistoryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_set (self->states, "empty-icon-name", "edit-undo-symbolic", "empty-title",
                _ ("Nothing was done yet"), "empty-description",
                _ ("What is recorded in this class is listed here, and can be undone."), NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "session.undo", FALSE);
}

GvtSectionPage *
gvt_history_page_new (const GvtId *session)
{
  GvtHistoryPage *self = g_object_new (GVT_TYPE_HISTORY_PAGE, NULL);

  self->session = *session;
  return GVT_SECTION_PAGE (self);
}
