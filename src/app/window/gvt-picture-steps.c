/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-picture-steps.h"

#include "gvt-plain-row.h"
#include "gvt-session-views.h"

static const GvtPictureStep *const tables[] = {
  gvt_picture_learning_steps, gvt_picture_wall_steps,     gvt_picture_simulator_steps,
  gvt_picture_card_steps,     gvt_picture_draft_steps,    gvt_picture_visit_steps,
  gvt_picture_desk_steps,     gvt_picture_school_steps,   gvt_picture_survey_steps,
  gvt_picture_test_steps,     gvt_picture_settings_steps, gvt_picture_visitor_steps,
  gvt_picture_class_steps,    gvt_picture_door_steps,
};

const GvtPictureStep *
gvt_picture_steps_get (guint index)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const GvtPictureStep *step = tables[i]; step->name != NULL; step++)
      if (index-- == 0)
        return step;
  return NULL;
}

gboolean
gvt_picture_has_access (GvtWindow *window, GvtAccess access)
{
  return gvt_workspace_get_access (gvt_window_get_workspace (window)) == access;
}

GtkWidget *
gvt_picture_top_page (GvtWindow *window, const char *section)
{
  return GTK_WIDGET (gvt_page_stack_get_top (gvt_window_get_section (window, section)));
}

GtkWidget *
gvt_picture_find (GtkWidget *widget, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = gvt_picture_find (child, type);
  return found;
}

gboolean
gvt_picture_show_root (GvtWindow *window, const char *section)
{
  gvt_page_stack_pop_to_root (gvt_window_get_section (window, section));
  gvt_window_show_section (window, section);
  return TRUE;
}

gboolean
gvt_picture_open_first_row (GvtWindow *window, const char *section)
{
  GtkWidget *row = gvt_picture_find (gvt_picture_top_page (window, section), GVT_TYPE_PLAIN_ROW);

  return row != NULL && gtk_widget_activate (row);
}

gboolean
gvt_picture_is_practice (GvtWindow *window)
{
  return gvt_workspace_is_practice (gvt_window_get_workspace (window));
}

GvtSession *
gvt_picture_find_class (GvtWindow *window)
{
  GvtProfile *profile = gvt_workspace_get_profile (gvt_window_get_workspace (window));
  g_autoptr (GListModel) sessions = gvt_sessions_browse (profile, NULL, NULL);

  for (guint i = 0; sessions != NULL && i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (GvtSession) session = g_list_model_get_item (sessions, i);

      if (gvt_session_is_open (session))
        return g_steal_pointer (&session);
    }
  return NULL;
}

gboolean
gvt_picture_show_alone (GvtWindow *window, GvtSectionPage *page)
{
  gvt_picture_show_root (window, "sessions");
  gvt_page_stack_push (gvt_window_get_section (window, "sessions"), page);
  return TRUE;
}
