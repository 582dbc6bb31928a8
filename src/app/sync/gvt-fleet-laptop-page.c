/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-fleet-laptop-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-ask.h"
#include "gvt-fleet-acts.h"
#include "gvt-fleet-text.h"
#include "gvt-fleet-view.h"
#include "gvt-fleet-words.h"
#include "gvt-loss-page.h"
#include "gvt-plain-row.h"
#include "gvt-state-stack.h"
#include "gvt-text.h"
#include "gvt-ui.h"
#include "gvt-work.h"

struct _GvtFleetLaptopPage
{
  GvtSectionPage parent_instance;

  GvtStateStack *states;
  GtkLabel *summary;
  GtkListBox *list;
  GvtActionBar *acts;

  char *code;
};

G_DEFINE_FINAL_TYPE (GvtFleetLaptopPage, gvt_fleet_laptop_page, GVT_TYPE_SECTION_PAGE)

/* --- what is known --- */

static void
clear (GvtFleetLaptopPage *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
}

static void
add (GvtFleetLaptopPage *self, const char *title, const char *value)
{
  gtk_list_box_append (self->list, gvt_plain_row_new (title, *value != '\0' ? value : "–", FALSE));
}

static void
add_time (GvtFleetLaptopPage *self, const char *title, gint64 at_us)
{
  g_autofree char *at = gvt_fleet_text_time (at_us);

  add (self, title, at);
}

static void
add_number (GvtFleetLaptopPage *self, const char *title, guint64 number)
{
  g_autofree char *text = gvt_text_number ((gint64) number);

  add (self, title, text);
}

static char *
describe_visit (GvtFleetLaptopPage *self, const GvtFleetLaptop *laptop)
{
  GvtWorkspace *workspace = gvt_section_page_get_workspace (GVT_SECTION_PAGE (self));
  g_autofree char *place = gvt_region_list_describe (gvt_workspace_get_regions (workspace),
                                                     laptop->visit_place);
  g_autofree char *day = NULL;

  if (*laptop->visit_date == '\0')
    return g_strdup ("");
  day = gvt_text_date_with_day (laptop->visit_date);
  return g_strdup_printf ("%s · %s", day, place);
}

static char *
join_users (const GvtFleetLaptop *laptop)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < laptop->users->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", (char *) laptop->users->pdata[i]);
  return g_strdup (text->str);
}

static void
show_facts (GvtFleetLaptopPage *self, const GvtFleetLaptop *laptop)
{
  g_autofree char *users = join_users (laptop);
  g_autofree char *visit = describe_visit (self, laptop);
  g_autofree char *lists = gvt_fleet_describe_lists (laptop);

  add (self, _ ("Who answers for it"), laptop->holder);
  add (self, _ ("Who opens it"), users);
  add (self, _ ("Present or next visit"), visit);
  add_time (self, _ ("Last contact with the centre"), laptop->contact_at_us);
  add_time (self, _ ("Last unlock that it told of, by its own clock"), laptop->unlocked_at_us);
  add (self, _ ("Unlocked by"), laptop->unlocked_by);
  add (self, _ ("Voter lists"), lists);
  add_time (self, _ ("A lease ends first on"), laptop->lease_ends_us);
  add_number (self, _ ("Records in quarantine"), laptop->quarantined);
  add_number (self, _ ("Records on that laptop alone, as it told"), laptop->unsent);
  add_time (self, _ ("Newest backup, as it told"), laptop->backup_at_us);
  add (self, _ ("Program version"), laptop->program);
  if (laptop->state == GVT_FLEET_LOST)
    {
      add_time (self, _ ("Marked as lost"), laptop->lost_at_us);
      add_time (self, _ ("Destroyed its keys, as it told"), laptop->obeyed_at_us);
    }
}

static void
offer_acts (GvtFleetLaptopPage *self, const GvtFleetLaptop *laptop, gboolean is_waiting)
{
  gboolean is_lost = laptop->state == GVT_FLEET_LOST;

  gtk_widget_set_visible (GTK_WIDGET (self->acts),
                          !is_waiting && laptop->state != GVT_FLEET_RETIRED);
  if (is_lost)
    g_object_set (self->acts, "primary-label", _ ("_Found again…"), "primary-action", "fleet.found",
                  NULL);
  else
    g_object_set (self->acts, "primary-label", _ ("_Laptop lost…"), "primary-action", "fleet.lost",
                  NULL);
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  GvtFleetLaptopPage *self = owner;
  GvtFleetView *view = result;
  g_autoptr (GError) gone = NULL;
  const GvtFleetLaptop *laptop = view != NULL ? gvt_fleet_view_find (view, self->code, &gone)
                                              : NULL;
  GvtProfile *profile = gvt_section_page_get_profile (GVT_SECTION_PAGE (self));
  g_autofree char *summary = NULL;

  if (laptop == NULL)
    {
      gvt_state_stack_fail (self->states, error != NULL ? error : gone);
      return;
    }
  summary = gvt_fleet_text_summary (view, laptop,
                                    gvt_clock_now_us (gvt_profile_get_clock (profile)));
  clear (self);
  gtk_label_set_label (self->summary, summary);
  show_facts (self, laptop);
  offer_acts (self, laptop, gvt_fleet_view_get_waiting (view, self->code) != NULL);
  gvt_state_stack_set_state (self->states, GVT_STATE_CONTENT);
}

static gpointer
load_view (gpointer input, GCancellable *cancellable, GError **error)
{
  return gvt_fleet_view_load (input, error);
}

static void
gvt_fleet_laptop_page_refresh (GvtSectionPage *page)
{
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);
  GvtWork work = { .func = load_view,
                   .free_input = g_object_unref,
                   .free_result = (GDestroyNotify) gvt_fleet_view_free,
                   .done = on_loaded };

  if (gvt_workspace_get_access (workspace) != GVT_ACCESS_UNLOCKED)
    return;
  work.input = g_object_ref (gvt_workspace_get_profile (workspace));
  gvt_section_page_read (page, &work);
}

static void
on_retry (GvtFleetLaptopPage *self)
{
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

static void
gvt_fleet_laptop_page_forget (GvtSectionPage *page)
{
  GvtFleetLaptopPage *self = GVT_FLEET_LAPTOP_PAGE (page);

  clear (self);
  gtk_label_set_label (self->summary, "");
  gvt_state_stack_set_state (self->states, GVT_STATE_LOADING);
}

/* --- what is said of it --- */

static void
fleet_lost (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_section_page_open (GVT_SECTION_PAGE (widget),
                         gvt_loss_page_new (GVT_FLEET_LAPTOP_PAGE (widget)->code));
}

typedef struct
{
  GvtProfile *profile;
  char *code;
} Finding;

static void
finding_free (gpointer data)
{
  Finding *finding = data;

  g_object_unref (finding->profile);
  g_free (finding->code);
  g_free (finding);
}

static gpointer
report_found (gpointer input, GCancellable *cancellable, GError **error)
{
  Finding *finding = input;

  gvt_fleet_report_found (finding->profile, finding->code, error);
  return NULL;
}

static void
on_reported (gpointer owner, gpointer result, const GError *error)
{
  GvtSectionPage *page = owner;

  if (error != NULL)
    gvt_section_page_say_error (page, error);
  else
    gvt_section_page_say (page, _ ("Recorded. The centre hears it with the next sync."));
  gvt_workspace_touch (gvt_section_page_get_workspace (page));
  gvt_section_page_refresh (page);
}

static void
on_accepted (gpointer owner, gpointer unused)
{
  Finding *finding = g_new0 (Finding, 1);
  GvtWork work = {
    .func = report_found, .input = finding, .free_input = finding_free, .done = on_reported
  };

  finding->profile = g_object_ref (gvt_section_page_get_profile (owner));
  finding->code = g_strdup (GVT_FLEET_LAPTOP_PAGE (owner)->code);
  gvt_work_run (owner, NULL, &work);
}

static void
fleet_found (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *heading = g_strdup_printf (_ ("Is laptop %s here again?"),
                                              GVT_FLEET_LAPTOP_PAGE (widget)->code);
  const GvtQuestion question = {
    .heading = heading,
    .body = _ ("Say so when you have it in your hands. It may have voter lists again, by new "
               "leases of the centre; what it destroyed stays destroyed."),
    .accept = _ ("_It is here"),
  };

  gvt_ask (widget, &question, on_accepted, NULL, NULL);
}

/* --- the object --- */

static void
gvt_fleet_laptop_page_finalize (GObject *object)
{
  g_free (GVT_FLEET_LAPTOP_PAGE (object)->code);
  G_OBJECT_CLASS (gvt_fleet_laptop_page_parent_class)->finalize (object);
}

static void
gvt_fleet_laptop_page_class_init (GvtFleetLaptopPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gvt_fleet_laptop_page_finalize;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_fleet_laptop_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->forget = gvt_fleet_laptop_page_forget;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_STATE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-fleet-laptop-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtFleetLaptopPage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtFleetLaptopPage, summary);
  gtk_widget_class_bind_template_child (widget_class, GvtFleetLaptopPage, list);
  gtk_widget_class_bind_template_child (widget_class, GvtFleetLaptopPage, acts);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_install_action (widget_class, "fleet.lost", NULL, fleet_lost);
  gtk_widget_class_install_action (widget_class, "fleet.found", NULL, fleet_found);
}

static void
gvt_fleet_laptop_page_init (GvtFleetLaptopPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GvtSectionPage *
gvt_fleet_laptop_page_new (const char *code)
{
  GvtFleetLaptopPage *self = g_object_new (GVT_TYPE_FLEET_LAPTOP_PAGE, NULL);
  /* Translators: a laptop's code */
  g_autofree char *title = g_strdup_printf (_ ("Laptop %s"), code);

  self->code = g_strdup (code);
  gvt_section_page_set_title (GVT_SECTION_PAGE (self), title);
  return GVT_SECTION_PAGE (self);
}
