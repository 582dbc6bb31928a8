/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sessions-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-coverage-page.h"
#include "gvt-plain-row.h"
#include "gvt-plan-page.h"
#include "gvt-session-work.h"
#include "gvt-state-stack.h"
#include "gvt-ui.h"
#include "gvt-visit-page.h"
#include "gvt-visit-text.h"

struct _GvtSessionsPage
{
  GvtSectionPage parent_instance;

  GvtStateStack *states;
  GtkListBox *list;
  GListModel *visits; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (GvtSessionsPage, gvt_sessions_page, GVT_TYPE_SECTION_PAGE)

static void
on_row_activated (GvtSessionsPage *self, GtkListBoxRow *row)
{
  g_autoptr (GvtVisit) visit = g_list_model_get_item (self->visits,
                                                      gtk_list_box_row_get_index (row));

  gvt_section_page_open (GVT_SECTION_PAGE (self), gvt_visit_page_new (gvt_visit_get_id (visit)));
}

static void
visit_plan (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_section_page_open (GVT_SECTION_PAGE (widget), gvt_plan_page_new (NULL));
}

static void
visit_coverage (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_section_page_open (GVT_SECTION_PAGE (widget), gvt_coverage_page_new ());
}

static GtkWidget *
create_row (gpointer item, gpointer data)
{
  GvtWorkspace *workspace = gvt_section_page_get_workspace (data);
  g_autofree char *text = gvt_visit_describe (item, gvt_workspace_get_regions (workspace));

  return gvt_plain_row_new (gvt_visit_get_name (item), text, TRUE);
}

static void
show_empty (GvtSessionsPage *self)
{
  g_object_set (self->states, "empty-icon-name", "x-office-presentation-symbolic", "empty-title",
                _ ("No visits yet"), "empty-description",
                _ ("A visit is a day at a school or village, with one class or many."),
                "action-label", _ ("Plan a visit"), "action-name", "visit.plan", NULL);
  gvt_state_stack_set_state (self->states, GVT_STATE_EMPTY);
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  GvtSessionsPage *self = owner;

  if (error != NULL)
    {
      gvt_state_stack_fail (self->states, error);
      return;
    }
  g_set_object (&self->visits, result);
  gtk_list_box_bind_model (self->list, self->visits, create_row, self, NULL);
  if (g_list_model_get_n_items (self->visits) == 0)
    show_empty (self);
  else
    gvt_state_stack_set_state (self->states, GVT_STATE_CONTENT);
}

static void
gvt_sessions_page_refresh (GvtSectionPage *page)
{
  GvtSessionsPage *self = GVT_SESSIONS_PAGE (page);
  GvtAccess access = gvt_workspace_get_access (gvt_section_page_get_workspace (page));
  GvtWork work = { .done = on_loaded };

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "visit.plan", access == GVT_ACCESS_UNLOCKED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "visit.coverage",
                                 access == GVT_ACCESS_UNLOCKED);
  if (access == GVT_ACCESS_UNENROLLED)
    {
      gvt_state_stack_ask_to_enrol (self->states);
      return;
    }
  if (access == GVT_ACCESS_LOCKED)
    return;
  gvt_session_work_visits (&work, gvt_section_page_get_profile (page));
  gvt_section_page_read (page, &work);
}

static void
on_retry (GvtSessionsPage *self)
{
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

static void
gvt_sessions_page_forget (GvtSectionPage *page)
{
  GvtSessionsPage *self = GVT_SESSIONS_PAGE (page);

  gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  g_clear_object (&self->visits);
  gvt_state_stack_set_state (self->states, GVT_STATE_LOADING);
}

static void
gvt_sessions_page_dispose (GObject *object)
{
  g_clear_object (&GVT_SESSIONS_PAGE (object)->visits);
  G_OBJECT_CLASS (gvt_sessions_page_parent_class)->dispose (object);
}

static void
gvt_sessions_page_class_init (GvtSessionsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_sessions_page_dispose;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_sessions_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->forget = gvt_sessions_page_forget;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_STATE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-sessions-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtSessionsPage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtSessionsPage, list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_install_action (widget_class, "visit.plan", NULL, visit_plan);
  gtk_widget_class_install_action (widget_class, "visit.coverage", NULL, visit_coverage);
}

static void
gvt_sessions_page_init (GvtSessionsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
