/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-ready-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-ask.h"
#include "gvt-file-chooser.h"
#include "gvt-paper-saver.h"
#include "gvt-ready-row.h"
#include "gvt-ready-work.h"
#include "gvt-state-stack.h"
#include "gvt-ui.h"
#include "gvt-visit-text.h"

#define N_STATES (GVT_READY_MISSING + 1)

struct _GvtReadyPage
{
  GvtSectionPage parent_instance;

  GvtStateStack *states;
  GtkImage *icon;
  GtkLabel *verdict;
  GtkLabel *name;
  GtkLabel *details;
  GtkWidget *groups[N_STATES];
  GtkListBox *lists[N_STATES];
  GvtActionBar *acts;

  GvtId visit;
  gboolean is_asked; /* by a person, who is told that it was done */
};

G_DEFINE_FINAL_TYPE (GvtReadyPage, gvt_ready_page, GVT_TYPE_SECTION_PAGE)

/* --- showing --- */

static void
clear (GvtReadyPage *self)
{
  GtkWidget *row;

  for (guint i = 0; i < N_STATES; i++)
    while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->lists[i]))) != NULL)
      gtk_list_box_remove (self->lists[i], row);
}

/* Returns: how many points are missing */
static guint
show_points (GvtReadyPage *self, GListModel *points)
{
  guint counts[N_STATES] = { 0 };

  clear (self);
  for (guint i = 0; i < g_list_model_get_n_items (points); i++)
    {
      g_autoptr (GvtReadyPoint) point = g_list_model_get_item (points, i);
      GvtReadyState state = gvt_ready_point_get_state (point);

      gtk_list_box_append (self->lists[state], gvt_ready_row_new (point));
      counts[state]++;
    }
  for (guint i = 0; i < N_STATES; i++)
    gtk_widget_set_visible (self->groups[i], counts[i] > 0);
  return counts[GVT_READY_MISSING];
}

static void
show_verdict (GvtReadyPage *self, guint n_missing)
{
  g_autofree char *lacks = g_strdup_printf (
      ngettext ("Not ready: %u thing is missing", "Not ready: %u things are missing", n_missing),
      n_missing);
  const char *verdict = n_missing == 0 ? _ ("Ready to leave") : lacks;

  gtk_image_set_from_icon_name (self->icon,
                                gvt_ready_icon (n_missing == 0 ? GVT_READY_OK : GVT_READY_MISSING));
  gtk_widget_remove_css_class (GTK_WIDGET (self->icon), n_missing == 0 ? "error" : "success");
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), n_missing == 0 ? "success" : "error");
  gtk_label_set_label (self->verdict, verdict);
  if (self->is_asked)
    gvt_section_page_say (GVT_SECTION_PAGE (self), verdict);
  self->is_asked = FALSE;
}

/* --- looking --- */

static void
on_checked (gpointer owner, gpointer result, const GError *error)
{
  GvtReadyPage *self = owner;
  GvtReadyAnswer *answer = result;
  GvtWorkspace *workspace = gvt_section_page_get_workspace (GVT_SECTION_PAGE (self));
  g_autofree char *details = NULL;
  guint n_missing;

  if (error != NULL)
    {
      self->is_asked = FALSE;
      gvt_state_stack_fail (self->states, error);
      return;
    }
  details = gvt_visit_describe (answer->visit, gvt_workspace_get_regions (workspace));
  gtk_label_set_label (self->name, gvt_visit_get_name (answer->visit));
  gtk_label_set_label (self->details, details);
  n_missing = show_points (self, answer->points);
  show_verdict (self, n_missing);
  gvt_action_bar_set_primary (self->acts, n_missing == 0 ? _ ("_Certificate…") : NULL);
  gvt_state_stack_set_state (self->states, GVT_STATE_CONTENT);
}

static void
gvt_ready_page_refresh (GvtSectionPage *page)
{
  GvtReadyPage *self = GVT_READY_PAGE (page);
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);
  GvtWork work = { .done = on_checked };

  if (gvt_workspace_get_access (workspace) != GVT_ACCESS_UNLOCKED
      || gvt_workspace_get_modules (workspace) == NULL)
    return;
  gvt_ready_work_check (&work, gvt_workspace_get_profile (workspace),
                        gvt_workspace_get_modules (workspace), &self->visit);
  gvt_section_page_read (page, &work);
}

/* --- mending --- */

static void
on_mended (gpointer owner, gpointer result, const GError *error)
{
  GvtSectionPage *page = owner;

  if (error != NULL)
    gvt_section_page_say_error (page, error);
  else
    gvt_section_page_say (page, _ ("Done"));
  gvt_workspace_touch (gvt_section_page_get_workspace (page));
  gvt_section_page_refresh (page);
}

static void
on_certificate_chosen (gpointer owner, const char *path, gpointer data)
{
  GvtReadyPage *self = owner;
  GvtWorkspace *workspace = gvt_section_page_get_workspace (GVT_SECTION_PAGE (self));
  const GvtReportOrder wanted = {
    .library = gvt_workspace_get_modules (workspace),
    .regions = gvt_workspace_get_regions (workspace),
    .visit = &self->visit,
    .is_practice = gvt_workspace_is_practice (workspace),
    .path = path,
  };
  GvtWork work = { .done = on_mended };

  gvt_ready_work_certify (&work, gvt_workspace_get_profile (workspace), &wanted);
  gvt_work_run (self, NULL, &work);
}

static void
ready_certificate (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const GvtFileQuestion question = { .title = _ ("Where to save the certificate"),
                                     .name = _ ("ready-to-leave.pdf") };

  gvt_choose_file (widget, &question, on_certificate_chosen, NULL, NULL);
}

static void
make_paper (GvtReadyPage *self)
{
  gvt_paper_save (GVT_SECTION_PAGE (self), &self->visit);
}

static void
synchronise (GvtReadyPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.section", "s", "sync");
}

static void
show_lists (GvtReadyPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.section", "s", "voters");
}

static void
make_room (GvtReadyPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.section", "s", "settings");
}

static void
change_plan (GvtReadyPage *self)
{
  g_autofree char *id = gvt_id_to_text (&self->visit);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.change-visit", "s", id);
}

static void
back_up (GvtReadyPage *self)
{
  GvtWork work = { .done = on_mended };

  gvt_ready_work_back_up (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)));
  gvt_work_run (self, NULL, &work);
}

static void
tell_clock (GvtReadyPage *self)
{
  gvt_tell (GTK_WIDGET (self), _ ("Set the clock"),
            _ ("Open the settings of the system, choose date and time, and set them by a "
               "telephone; the time zone is WITA (Makassar). Then check again. What was recorded "
               "meanwhile is kept, with a mark that the clock was wrong."));
}

static void
look_again (GvtReadyPage *self)
{
  self->is_asked = TRUE;
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

static void
ready_mend (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static void (*const mends[GVT_N_REMEDIES]) (GvtReadyPage * self) = {
    [GVT_REMEDY_SYNC] = synchronise,    [GVT_REMEDY_PLAN] = change_plan,
    [GVT_REMEDY_PRINT] = make_paper,    [GVT_REMEDY_BACKUP] = back_up,
    [GVT_REMEDY_ROOM] = make_room,      [GVT_REMEDY_CLOCK] = tell_clock,
    [GVT_REMEDY_POWER] = look_again,    [GVT_REMEDY_LIST] = show_lists,
    [GVT_REMEDY_WORKLIST] = show_lists,
  };
  const char *code = g_variant_get_string (parameter, NULL);

  for (guint i = GVT_REMEDY_NONE + 1; i < GVT_N_REMEDIES; i++)
    if (g_str_equal (gvt_remedy_code (i), code))
      mends[i](GVT_READY_PAGE (widget));
}

static void
ready_check (GtkWidget *widget, const char *action, GVariant *parameter)
{
  look_again (GVT_READY_PAGE (widget));
}

static void
on_retry (GvtReadyPage *self)
{
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

static void
gvt_ready_page_forget (GvtSectionPage *page)
{
  gvt_state_stack_set_state (GVT_READY_PAGE (page)->states, GVT_STATE_LOADING);
}

/* Much of what is looked at changes without a word: the battery, the disk, the clock. */
static void
gvt_ready_page_map (GtkWidget *widget)
{
  gvt_section_page_refresh (GVT_SECTION_PAGE (widget));
  GTK_WIDGET_CLASS (gvt_ready_page_parent_class)->map (widget);
}

static void
bind_list (GtkWidgetClass *widget_class, const char *name, GvtReadyState state)
{
  g_autofree char *group = g_strconcat (name, "_group", NULL);

  gtk_widget_class_bind_template_child_full (widget_class, name, FALSE,
                                             G_STRUCT_OFFSET (GvtReadyPage, lists[state]));
  gtk_widget_class_bind_template_child_full (widget_class, group, FALSE,
                                             G_STRUCT_OFFSET (GvtReadyPage, groups[state]));
}

static void
gvt_ready_page_class_init (GvtReadyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_ready_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->forget = gvt_ready_page_forget;
  widget_class->map = gvt_ready_page_map;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_STATE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-ready-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtReadyPage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtReadyPage, icon);
  gtk_widget_class_bind_template_child (widget_class, GvtReadyPage, verdict);
  gtk_widget_class_bind_template_child (widget_class, GvtReadyPage, name);
  gtk_widget_class_bind_template_child (widget_class, GvtReadyPage, details);
  gtk_widget_class_bind_template_child (widget_class, GvtReadyPage, acts);
  bind_list (widget_class, "missing", GVT_READY_MISSING);
  bind_list (widget_class, "notes", GVT_READY_NOTE);
  bind_list (widget_class, "well", GVT_READY_OK);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_install_action (widget_class, "ready.check", NULL, ready_check);
  gtk_widget_class_install_action (widget_class, "ready.mend", "s", ready_mend);
  gtk_widget_class_install_action (widget_class, "ready.certificate", NULL, ready_certificate);
}

static void
gvt_ready_page_init (GvtReadyPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GvtSectionPage *
gvt_ready_page_new (const GvtId *visit)
{
  GvtReadyPage *self = g_object_new (GVT_TYPE_READY_PAGE, NULL);

  self->visit = *visit;
  return GVT_SECTION_PAGE (self);
}
