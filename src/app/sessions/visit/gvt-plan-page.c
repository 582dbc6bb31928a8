/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-plan-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-entry-row.h"
#include "gvt-error.h"
#include "gvt-place-chooser.h"
#include "gvt-session-work.h"
#include "gvt-state-stack.h"
#include "gvt-text.h"
#include "gvt-ui.h"
#include "gvt-visit-page.h"

struct _GvtPlanPage
{
  GvtSectionPage parent_instance;

  GvtStateStack *states;
  GtkEditable *name;
  AdwActionRow *day;
  GtkCalendar *calendar;
  GtkSpinButton *expected;
  GvtPlaceChooser *place;
  GtkLabel *message;
};

G_DEFINE_FINAL_TYPE (GvtPlanPage, gvt_plan_page, GVT_TYPE_SECTION_PAGE)

static char *
chosen_date (GvtPlanPage *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);

  return g_strdup_printf ("%04d-%02d-%02d", g_date_time_get_year (date),
                          g_date_time_get_month (date), g_date_time_get_day_of_month (date));
}

static void
on_date_selected (GvtPlanPage *self)
{
  g_autofree char *date = chosen_date (self);
  g_autofree char *text = gvt_text_date_with_day (date);

  adw_action_row_set_subtitle (self->day, text);
}

static void
update_actions (GvtPlanPage *self)
{
  gboolean is_whole = *gtk_editable_get_text (self->name) != '\0'
                      && *gvt_place_chooser_get_code (self->place) != '\0';

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.save", is_whole);
}

static void
on_saved (gpointer owner, gpointer result, const GError *error)
{
  GvtPlanPage *self = owner;
  g_autofree char *text = error != NULL ? gvt_error_describe (error) : NULL;

  update_actions (self);
  gtk_label_set_label (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
  if (error != NULL)
    return;
  gvt_section_page_say (GVT_SECTION_PAGE (self), _ ("Saved: the visit is planned"));
  gvt_workspace_touch (gvt_section_page_get_workspace (GVT_SECTION_PAGE (self)));
  gvt_section_page_replace (GVT_SECTION_PAGE (self), gvt_visit_page_new (result));
}

static void
plan_save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtPlanPage *self = GVT_PLAN_PAGE (widget);
  g_autofree char *date = chosen_date (self);
  g_autoptr (GvtVisitPlan) plan = gvt_visit_plan_new ();
  GvtWork work = { .done = on_saved };

  gvt_visit_plan_set_text (&plan->name, gtk_editable_get_text (self->name));
  gvt_visit_plan_set_text (&plan->place, gvt_place_chooser_get_code (self->place));
  gvt_visit_plan_set_text (&plan->date, date);
  plan->expected = (guint) gtk_spin_button_get_value_as_int (self->expected);
  gtk_widget_action_set_enabled (widget, "plan.save", FALSE);
  gvt_session_work_plan (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)), plan);
  gvt_work_run (self, NULL, &work);
}

static void
gvt_plan_page_refresh (GvtSectionPage *page)
{
  GvtPlanPage *self = GVT_PLAN_PAGE (page);
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);
  GvtRegionList *regions = gvt_workspace_get_regions (workspace);
  const GvtUser *user = gvt_workspace_get_user (workspace);

  if (regions == NULL || user == NULL)
    {
      gvt_state_stack_set_state (self->states, GVT_STATE_EMPTY);
      return;
    }
  gvt_place_chooser_set_regions (self->place, regions, user->area);
  gvt_state_stack_set_state (self->states, GVT_STATE_CONTENT);
  update_actions (self);
}

/* The day in WITA, wherever the laptop's own clock thinks it is. */
static void
begin_today (GvtPlanPage *self)
{
  GvtClock *clock = gvt_profile_get_clock (gvt_section_page_get_profile (GVT_SECTION_PAGE (self)));
  g_autofree char *today = gvt_date_iso (gvt_clock_now_us (clock));
  g_auto (GStrv) parts = g_strsplit (today, "-", 3);
  g_autoptr (GDateTime) date = g_date_time_new_utc (g_ascii_strtoll (parts[0], NULL, 10),
                                                    g_ascii_strtoll (parts[1], NULL, 10),
                                                    g_ascii_strtoll (parts[2], NULL, 10), 12, 0, 0);

  gtk_calendar_select_day (self->calendar, date);
  on_date_selected (self);
}

static void
on_workspace_set (GvtPlanPage *self)
{
  if (gvt_section_page_get_workspace (GVT_SECTION_PAGE (self)) != NULL)
    begin_today (self);
}

static void
gvt_plan_page_class_init (GvtPlanPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_plan_page_refresh;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_ENTRY_ROW);
  g_type_ensure (GVT_TYPE_PLACE_CHOOSER);
  g_type_ensure (GVT_TYPE_STATE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-plan-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtPlanPage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtPlanPage, name);
  gtk_widget_class_bind_template_child (widget_class, GvtPlanPage, day);
  gtk_widget_class_bind_template_child (widget_class, GvtPlanPage, calendar);
  gtk_widget_class_bind_template_child (widget_class, GvtPlanPage, expected);
  gtk_widget_class_bind_template_child (widget_class, GvtPlanPage, place);
  gtk_widget_class_bind_template_child (widget_class, GvtPlanPage, message);
  gtk_widget_class_bind_template_callback (widget_class, on_date_selected);
  gtk_widget_class_bind_template_callback (widget_class, update_actions);
  gtk_widget_class_bind_template_callback (widget_class, on_workspace_set);
  gtk_widget_class_install_action (widget_class, "plan.save", NULL, plan_save);
}

static void
gvt_plan_page_init (GvtPlanPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);
}

GvtSectionPage *
gvt_plan_page_new (void)
{
  return g_object_new (GVT_TYPE_PLAN_PAGE, NULL);
}
