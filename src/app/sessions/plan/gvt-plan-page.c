/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-plan-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-actionable.h"
#include "gvt-ask.h"
#include "gvt-check-row.h"
#include "gvt-entry-row.h"
#include "gvt-error.h"
#include "gvt-place-chooser.h"
#include "gvt-plain-row.h"
#include "gvt-plan-fields.h"
#include "gvt-plan-keeper.h"
#include "gvt-plan-lists.h"
#include "gvt-plan-modules.h"
#include "gvt-plan-part-page.h"
#include "gvt-plan-summary.h"
#include "gvt-plan-team.h"
#include "gvt-plan-work.h"
#include "gvt-state-stack.h"
#include "gvt-text-area.h"
#include "gvt-text.h"
#include "gvt-ui.h"
#include "gvt-visit-page.h"
#include "gvt-visit-text.h"
#include "gvt-visit-villages.h"

#define N_PARTS 6

struct _GvtPlanPage
{
  GvtSectionPage parent_instance;

  GvtStateStack *states;
  GtkWidget *kept;
  GtkWidget *fields;
  GvtPlaceChooser *place;
  AdwActionRow *fixed_place;
  AdwPreferencesGroup *parts_group;
  GtkWidget *rows[N_PARTS];
  GtkLabel *message;
  GvtActionBar *acts;

  GvtPlanForm *form; /* (nullable): until it is loaded */
  GvtPlanKeeper *keeper;
  GvtId visit;
  gboolean is_change;
  char *proposed; /* the voter lists that the place proposed */
};

G_DEFINE_FINAL_TYPE (GvtPlanPage, gvt_plan_page, GVT_TYPE_SECTION_PAGE)

/* --- parts --- */

typedef GtkWidget *(*CreateFunc) (GvtPlanPage *self);

static GvtWorkspace *
workspace_of (GvtPlanPage *self)
{
  return gvt_section_page_get_workspace (GVT_SECTION_PAGE (self));
}

/* Fields that need no type of their own. Returns: (transfer floating) */
static GtkWidget *
build (const char *resource)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (resource);
  GtkWidget *content = GTK_WIDGET (gtk_builder_get_object (builder, "content"));

  g_object_ref (content);
  g_object_force_floating (G_OBJECT (content));
  return content;
}

static GtkWidget *
create_people (GvtPlanPage *self)
{
  return build (GVT_UI ("gvt-plan-people.ui"));
}

static GtkWidget *
create_order (GvtPlanPage *self)
{
  return build (GVT_UI ("gvt-plan-order.ui"));
}

static GtkWidget *
create_team (GvtPlanPage *self)
{
  GvtProfile *profile = gvt_workspace_get_profile (workspace_of (self));

  return gvt_plan_team_new (self->form, gvt_profile_get_vault (profile));
}

static GtkWidget *
create_modules (GvtPlanPage *self)
{
  return gvt_plan_modules_new (self->form, gvt_workspace_get_modules (workspace_of (self)));
}

static GtkWidget *
create_lists (GvtPlanPage *self)
{
  GvtWorkspace *workspace = workspace_of (self);

  return gvt_plan_lists_new (self->form, gvt_workspace_get_regions (workspace),
                             gvt_workspace_get_user (workspace)->area);
}

static GtkWidget *
create_names (GvtPlanPage *self)
{
  return build (GVT_UI ("gvt-plan-names.ui"));
}

static const struct
{
  const char *code;
  const char *title;
  CreateFunc create;
  char *(*describe) (GvtPlanForm *form);
  const char *members[6];
} parts[N_PARTS] = {
  { "people",
    N_ ("People and classes"),
    create_people,
    gvt_plan_summary_people,
    { "segment", "expected", "women", "classes", "class_names" } },
  { "modules", N_ ("Modules"), create_modules, gvt_plan_summary_modules, { "modules" } },
  { "order",
    N_ ("Travel order and host"),
    create_order,
    gvt_plan_summary_order,
    { "order_number", "order_date", "letterhead", "contact_name", "contact_phone" } },
  { "team", N_ ("Team"), create_team, gvt_plan_summary_team, { "facilitators" } },
  { "lists", N_ ("Voter lists"), create_lists, gvt_plan_summary_lists, { "villages" } },
  { "names",
    N_ ("Names of those who attend"),
    create_names,
    gvt_plan_summary_names,
    { "names_until", "names_travel" } },
};

static GvtPlanPartPage *
open_part (GvtPlanPage *self, guint i)
{
  GvtSectionPage *page = gvt_plan_part_page_new (_ (parts[i].title), parts[i].create (self),
                                                 self->form);

  gvt_section_page_open (GVT_SECTION_PAGE (self), page);
  return GVT_PLAN_PART_PAGE (page);
}

static void
plan_open (GtkWidget *widget, const char *action, GVariant *parameter)
{
  for (guint i = 0; i < N_PARTS; i++)
    if (g_str_equal (parts[i].code, g_variant_get_string (parameter, NULL)))
      open_part (GVT_PLAN_PAGE (widget), i);
}

static char *
find_part_problem (GvtPlanPage *self, guint i)
{
  char *problem = NULL;

  for (guint m = 0; parts[i].members[m] != NULL && problem == NULL; m++)
    problem = gvt_plan_form_dup_problem (self->form, parts[i].members[m]);
  return problem;
}

static void
show_parts (GvtPlanPage *self)
{
  for (guint i = 0; i < N_PARTS; i++)
    {
      g_autofree char *problem = find_part_problem (self, i);
      g_autofree char *text = parts[i].describe (self->form);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (self->rows[i]),
                                   problem != NULL ? problem : text);
      if (problem != NULL)
        gtk_widget_add_css_class (self->rows[i], "error");
      else
        gtk_widget_remove_css_class (self->rows[i], "error");
    }
}

static void
add_part (GvtPlanPage *self, guint i)
{
  g_autofree char *action = g_strdup_printf ("plan.open('%s')", parts[i].code);

  self->rows[i] = gvt_plain_row_new (_ (parts[i].title), "", TRUE);
  gvt_actionable_set (self->rows[i], action);
  adw_preferences_group_add (self->parts_group, self->rows[i]);
}

/* --- saving --- */

static void
say (GvtPlanPage *self, const char *text)
{
  gtk_label_set_label (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
}

static void
on_saved (gpointer owner, gpointer result, const GError *error)
{
  GvtPlanPage *self = owner;
  g_autofree char *text = error != NULL ? gvt_error_describe (error) : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.save", TRUE);
  say (self, text);
  if (error != NULL)
    return;
  gvt_plan_keeper_drop (self->keeper);
  gvt_section_page_say (GVT_SECTION_PAGE (self), self->is_change
                                                     ? _ ("Saved: the plan is changed")
                                                     : _ ("Saved: the visit is planned"));
  gvt_workspace_touch (workspace_of (self));
  gvt_section_page_replace (GVT_SECTION_PAGE (self), gvt_visit_page_new (result));
}

/* Brings the keys to what is wrong, on whatever page it stands. */
static void
point_out (GvtPlanPage *self, const char *member)
{
  g_autofree char *problem = gvt_plan_form_dup_problem (self->form, member);

  say (self, problem);
  for (guint i = 0; i < N_PARTS; i++)
    if (g_strv_contains (parts[i].members, member))
      gvt_plan_part_page_point_out (open_part (self, i), member);
  gvt_plan_fields_point_out (self->fields, self->form, member);
}

static void
plan_save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtPlanPage *self = GVT_PLAN_PAGE (widget);
  const char *member = gvt_plan_form_find_problem (self->form);
  g_autoptr (GvtVisitPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  GvtWork work = { .done = on_saved };

  if (member != NULL)
    {
      point_out (self, member);
      return;
    }
  plan = gvt_plan_form_read (self->form, &error);
  if (plan == NULL)
    {
      say (self, error->message);
      return;
    }
  gtk_widget_action_set_enabled (widget, "plan.save", FALSE);
  gvt_plan_work_save (&work, gvt_workspace_get_profile (workspace_of (self)),
                      self->is_change ? &self->visit : NULL, plan);
  gvt_work_run (self, NULL, &work);
}

/* --- beginning --- */

static void
on_place_chosen (GvtPlanPage *self)
{
  if (self->form != NULL && !self->is_change)
    gvt_plan_form_set (self->form, "place", gvt_place_chooser_get_code (self->place));
}

/* The voter lists follow the place for as long as nobody has chosen others. */
static void
propose_villages (GvtPlanPage *self)
{
  GvtRegionList *regions = gvt_workspace_get_regions (workspace_of (self));
  g_auto (GStrv) codes = NULL;
  char *proposed;

  if (self->is_change || regions == NULL
      || g_strcmp0 (gvt_plan_form_get (self->form, "villages"), self->proposed) != 0)
    return;
  codes = gvt_visit_propose_villages (regions, gvt_plan_form_get (self->form, "place"),
                                      gvt_plan_form_get (self->form, "segment"));
  proposed = g_strjoinv (" ", codes);
  g_free (self->proposed);
  self->proposed = proposed;
  gvt_plan_form_set (self->form, "villages", proposed);
}

static void
on_form_changed (GvtPlanPage *self, const char *member)
{
  if (g_str_equal (member, "place") || g_str_equal (member, "segment"))
    propose_villages (self);
  show_parts (self);
  say (self, NULL);
}

static void
on_keep_failed (GvtPlanPage *self, const GError *error)
{
  g_autofree char *text = gvt_error_describe (error);

  say (self, text);
}

/* The day in WITA, wherever the laptop's own clock thinks it is. */
static GvtPlanForm *
create_form (GvtPlanPage *self, const GvtVisitPlan *plan)
{
  GvtClock *clock = gvt_profile_get_clock (gvt_workspace_get_profile (workspace_of (self)));
  g_autofree char *today = gvt_date_iso (gvt_clock_now_us (clock));
  g_auto (GStrv) day = g_strsplit (today, "-", 3);
  g_autofree char *typed = g_strdup_printf ("%s-%s-%s", day[2], day[1], day[0]);
  GvtPlanForm *form = gvt_plan_form_new (clock, plan);

  if (plan == NULL)
    gvt_plan_form_set (form, "date", typed);
  return form;
}

static void
show_place (GvtPlanPage *self)
{
  GvtWorkspace *workspace = workspace_of (self);
  GvtRegionList *regions = gvt_workspace_get_regions (workspace);
  /* A copy: the chooser, given its regions, tells of a choice, and that writes into the form. */
  g_autofree char *code = g_strdup (gvt_plan_form_get (self->form, "place"));
  g_autofree char *place = gvt_region_list_describe (regions, code);

  gvt_place_chooser_set_regions (self->place, regions, gvt_workspace_get_user (workspace)->area);
  if (*code != '\0')
    gvt_place_chooser_select (self->place, code);
  gtk_widget_set_visible (GTK_WIDGET (self->place), !self->is_change);
  gtk_widget_set_visible (GTK_WIDGET (self->fixed_place), self->is_change);
  adw_action_row_set_subtitle (self->fixed_place, place);
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  GvtPlanPage *self = owner;
  const GvtPlanSources *sources = result;
  GvtProfile *profile = gvt_workspace_get_profile (workspace_of (self));
  g_autoptr (GvtPlanForm) form = NULL;
  gboolean is_kept;

  if (error != NULL)
    {
      gvt_state_stack_fail (self->states, error);
      return;
    }
  if (self->form != NULL || gvt_workspace_get_user (workspace_of (self)) == NULL)
    return;
  form = create_form (self, sources->plan);
  is_kept = sources->draft != NULL && gvt_plan_form_take_text (form, sources->draft);
  self->keeper = gvt_plan_keeper_new (profile, self->is_change ? &self->visit : NULL, form);
  g_signal_connect_object (self->keeper, "failed", G_CALLBACK (on_keep_failed), self,
                           G_CONNECT_SWAPPED);
  self->form = g_steal_pointer (&form);
  gtk_widget_set_visible (self->kept, is_kept);
  show_place (self);
  on_place_chosen (self);
  gvt_plan_fields_bind (self->fields, self->form);
  g_signal_connect_object (self->form, "changed", G_CALLBACK (on_form_changed), self,
                           G_CONNECT_SWAPPED);
  if (!is_kept)
    propose_villages (self); /* of the place that the chooser begins with */
  show_parts (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.save", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.open", TRUE);
  gvt_state_stack_set_state (self->states, GVT_STATE_CONTENT);
}

static void
load (GvtPlanPage *self)
{
  GvtWork work = { .done = on_loaded };

  gvt_plan_work_load (&work, gvt_workspace_get_profile (workspace_of (self)),
                      self->is_change ? &self->visit : NULL);
  gvt_work_run (self, NULL, &work);
}

static void
gvt_plan_page_refresh (GvtSectionPage *page)
{
  GvtPlanPage *self = GVT_PLAN_PAGE (page);
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);

  if (self->form != NULL)
    return; /* what is typed here is newer than what is recorded */
  if (gvt_workspace_get_regions (workspace) == NULL || gvt_workspace_get_user (workspace) == NULL)
    gvt_state_stack_set_state (self->states, GVT_STATE_EMPTY);
  else
    load (self);
}

static void
on_retry (GvtPlanPage *self)
{
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

/* --- giving up --- */

static void
on_given_up (gpointer owner, gpointer result, const GError *error)
{
  GvtPlanPage *self = owner;

  if (error != NULL)
    gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
  else
    gvt_section_page_replace (GVT_SECTION_PAGE (self),
                              gvt_plan_page_new (self->is_change ? &self->visit : NULL));
}

static void
on_sure (gpointer owner, gpointer data)
{
  GvtPlanPage *self = owner;
  GvtWork work = { .done = on_given_up };

  gvt_plan_keeper_drop (self->keeper);
  gvt_plan_work_keep (&work, gvt_workspace_get_profile (workspace_of (self)),
                      self->is_change ? &self->visit : NULL, NULL);
  gvt_work_run (self, NULL, &work);
}

static void
plan_give_up (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const GvtQuestion question = {
    .heading = _ ("Begin again?"),
    .body = _ ("What was typed here and not saved is gone then."),
    .accept = _ ("_Begin again"),
  };

  gvt_ask (widget, &question, on_sure, NULL, NULL);
}

/* --- the page --- */

static void
gvt_plan_page_dispose (GObject *object)
{
  GvtPlanPage *self = GVT_PLAN_PAGE (object);

  g_clear_object (&self->keeper); /* writes what was typed last */
  g_clear_object (&self->form);
  g_clear_pointer (&self->proposed, g_free);
  G_OBJECT_CLASS (gvt_plan_page_parent_class)->dispose (object);
}

static void
ensure_types (void)
{
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_CHECK_ROW);
  g_type_ensure (GVT_TYPE_ENTRY_ROW);
  g_type_ensure (GVT_TYPE_PLACE_CHOOSER);
  g_type_ensure (GVT_TYPE_STATE_STACK);
  g_type_ensure (GVT_TYPE_TEXT_AREA);
}

static void
gvt_plan_page_class_init (GvtPlanPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_plan_page_dispose;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_plan_page_refresh;
  ensure_types ();
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-plan-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtPlanPage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtPlanPage, kept);
  gtk_widget_class_bind_template_child (widget_class, GvtPlanPage, fields);
  gtk_widget_class_bind_template_child (widget_class, GvtPlanPage, place);
  gtk_widget_class_bind_template_child (widget_class, GvtPlanPage, fixed_place);
  gtk_widget_class_bind_template_child (widget_class, GvtPlanPage, parts_group);
  gtk_widget_class_bind_template_child (widget_class, GvtPlanPage, message);
  gtk_widget_class_bind_template_child (widget_class, GvtPlanPage, acts);
  gtk_widget_class_bind_template_callback (widget_class, on_place_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_install_action (widget_class, "plan.save", NULL, plan_save);
  gtk_widget_class_install_action (widget_class, "plan.open", "s", plan_open);
  gtk_widget_class_install_action (widget_class, "plan.give-up", NULL, plan_give_up);
}

static void
gvt_plan_page_init (GvtPlanPage *self)
{
  self->proposed = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_PARTS; i++)
    add_part (self, i);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.save", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.open", FALSE);
}

GvtSectionPage *
gvt_plan_page_new (const GvtId *visit)
{
  GvtPlanPage *self = g_object_new (GVT_TYPE_PLAN_PAGE, NULL);

  self->is_change = visit != NULL;
  if (visit != NULL)
    {
      self->visit = *visit;
      gvt_section_page_set_title (GVT_SECTION_PAGE (self), _ ("Change the plan"));
      gvt_action_bar_set_primary (self->acts, _ ("_Save the plan"));
    }
  return GVT_SECTION_PAGE (self);
}
