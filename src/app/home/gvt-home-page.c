/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-home-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-actionable.h"
#include "gvt-acts-layout.h"
#include "gvt-home-facts.h"
#include "gvt-plain-row.h"
#include "gvt-state-stack.h"
#include "gvt-step-panels.h"
#include "gvt-sync-text.h"
#include "gvt-text.h"
#include "gvt-ui.h"
#include "gvt-visit-text.h"
#include "gvt-work.h"

struct _GvtHomePage
{
  GvtSectionPage parent_instance;

  GtkStack *stack;
  GvtStateStack *states;
  GtkLabel *caption;
  GtkLabel *heading;
  GtkLabel *details;
  GtkButton *next_button;
  GtkButton *ready_button;
  GtkListBox *waiting;
};

G_DEFINE_FINAL_TYPE (GvtHomePage, gvt_home_page, GVT_TYPE_SECTION_PAGE)

/* --- the next act --- */

/* What the plate says. The texts are borrowed but for @details. */
typedef struct
{
  const char *caption;
  const char *heading;
  char *details;
  const char *act;
  char *action;   /* a detailed action name */
  char *checking; /* (nullable): likewise, of a visit: whether all is ready for it */
} Plate;

static void
wrap_label (GtkButton *button)
{
  GtkLabel *label = GTK_LABEL (gtk_button_get_child (button));

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
}

static void
show_plate (GvtHomePage *self, const Plate *plate)
{
  gtk_label_set_label (self->caption, plate->caption);
  gtk_label_set_label (self->heading, plate->heading);
  gtk_label_set_label (self->details, plate->details);
  gtk_button_set_label (self->next_button, plate->act);
  wrap_label (self->next_button);
  gvt_actionable_set (self->next_button, plate->action);
  gtk_widget_set_visible (GTK_WIDGET (self->ready_button), plate->checking != NULL);
  wrap_label (self->ready_button);
  if (plate->checking != NULL)
    gvt_actionable_set (self->ready_button, plate->checking);
}

static char *
action_with_id (const char *action, const GvtId *id)
{
  g_autofree char *text = gvt_id_to_text (id);

  return g_strdup_printf ("%s('%s')", action, text);
}

static void
fill_resume (const GvtHomeFacts *facts, Plate *plate)
{
  GvtSession *session = facts->open_class->session;
  guint n_steps;
  guint number = gvt_step_panels_number (facts->open_class, facts->open_class->next, &n_steps);

  plate->caption = _ ("Go on with");
  plate->heading = gvt_session_get_name (session);
  /* Translators: the visit, then the step: "SMAN 1 Praya · step 3 of 5: Quiz" */
  plate->details = g_strdup_printf (_ ("%s · step %u of %u: %s"),
                                    gvt_visit_get_name (facts->open_class->visit), number, n_steps,
                                    gvt_step_title (facts->open_class->next));
  plate->act = _ ("_Go on");
  plate->action = action_with_id ("win.open-class", gvt_session_get_id (session));
}

static void
fill_visit (const GvtHomeFacts *facts, GvtRegionList *regions, Plate *plate)
{
  plate->caption = _ ("Next visit");
  plate->heading = gvt_visit_get_name (facts->next_visit);
  plate->details = gvt_visit_describe (facts->next_visit, regions);
  plate->act = _ ("_Open the visit");
  plate->action = action_with_id ("win.open-visit", gvt_visit_get_id (facts->next_visit));
  plate->checking = action_with_id ("win.check-visit", gvt_visit_get_id (facts->next_visit));
}

static void
fill_send (const GvtHomeFacts *facts, Plate *plate)
{
  g_autofree char *figure = gvt_text_number ((gint64) facts->ledger.only_here);

  plate->caption = _ ("Send");
  plate->heading = _ ("Records are on this laptop alone");
  plate->details = g_strdup_printf (
      ngettext ("%s record waits. It is safe here; send it when there is a network.",
                "%s records wait. They are safe here; send them when there is a network.",
                facts->ledger.only_here),
      figure);
  plate->act = _ ("_Synchronise");
  plate->action = g_strdup ("win.section('sync')");
}

static void
fill_plate (const GvtHomeFacts *facts, GvtRegionList *regions, Plate *plate)
{
  switch (facts->next)
    {
    case GVT_NEXT_RESUME:
      fill_resume (facts, plate);
      break;
    case GVT_NEXT_VISIT:
      fill_visit (facts, regions, plate);
      break;
    case GVT_NEXT_SEND:
      fill_send (facts, plate);
      break;
    case GVT_NEXT_FIRST_SYNC:
      plate->caption = _ ("First");
      plate->heading = _ ("Fetch what this laptop needs");
      plate->details = g_strdup (_ ("Places, modules and voter lists come from the centre."));
      plate->act = _ ("_Synchronise");
      plate->action = g_strdup ("win.section('sync')");
      break;
    case GVT_NEXT_PLAN:
    default:
      plate->caption = _ ("Everything is sent");
      plate->heading = _ ("Where do you go next?");
      plate->details = g_strdup (
          _ ("Plan the visit: a school or village, a day, how many people."));
      plate->act = _ ("_Plan a visit");
      plate->action = g_strdup ("win.plan-visit");
    }
}

/* --- what waits --- */

static void
add_waiting (GvtHomePage *self, const char *title, const char *subtitle, const char *action)
{
  GtkWidget *row = gvt_plain_row_new (title, subtitle, TRUE);

  gvt_actionable_set (row, action);
  gtk_list_box_append (self->waiting, row);
}

static void
show_waiting (GvtHomePage *self, const GvtHomeFacts *facts)
{
  g_autofree char *unsent = gvt_text_number ((gint64) facts->ledger.only_here);
  g_autofree char *unsent_title = g_strdup_printf (
      ngettext ("%s record not sent yet", "%s records not sent yet", facts->ledger.only_here),
      unsent);
  g_autofree char *contact = gvt_sync_describe_contact (facts->ledger.contact_at_us);
  g_autofree char *contact_text = g_strdup_printf (_ ("Last receipt of the centre: %s"), contact);
  g_autofree char *proposals = gvt_text_number (facts->n_proposals);
  g_autofree char *proposals_title = g_strdup_printf (
      ngettext ("%s proposal waits for verification", "%s proposals wait for verification",
                facts->n_proposals),
      proposals);
  g_autofree char *lists = gvt_sync_describe_lists (facts->lists);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->waiting))) != NULL)
    gtk_list_box_remove (self->waiting, row);
  add_waiting (self, facts->ledger.only_here > 0 ? unsent_title : _ ("All records are sent"),
               contact_text, "win.section('sync')");
  if (facts->n_proposals > 0)
    add_waiting (self, proposals_title, NULL, "win.section('voters')");
  add_waiting (self, _ ("Voter lists on this laptop"), lists, "win.section('voters')");
  add_waiting (self, _ ("Lessons and quizzes"), _ ("to read together, also without a network"),
               "win.section('learning')");
}

/* --- loading --- */

typedef struct
{
  GvtProfile *profile;
  GvtModuleLibrary *library;
} Input;

static void
input_free (gpointer data)
{
  Input *input = data;

  g_object_unref (input->profile);
  g_object_unref (input->library);
  g_free (input);
}

static gpointer
load (gpointer data, GCancellable *cancellable, GError **error)
{
  Input *input = data;

  return gvt_home_facts_read (input->profile, input->library, error);
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  GvtHomePage *self = owner;
  GvtWorkspace *workspace = gvt_section_page_get_workspace (GVT_SECTION_PAGE (self));
  Plate plate = { 0 };

  if (error != NULL)
    {
      gvt_state_stack_fail (self->states, error);
      return;
    }
  fill_plate (result, gvt_workspace_get_regions (workspace), &plate);
  show_plate (self, &plate);
  g_free (plate.details);
  g_free (plate.action);
  g_free (plate.checking);
  show_waiting (self, result);
  gvt_state_stack_set_state (self->states, GVT_STATE_CONTENT);
}

static void
gvt_home_page_refresh (GvtSectionPage *page)
{
  GvtHomePage *self = GVT_HOME_PAGE (page);
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);
  GvtAccess access = gvt_workspace_get_access (workspace);
  GvtWork work = { load, NULL, input_free, (GDestroyNotify) gvt_home_facts_free, on_loaded };
  Input *input;

  gtk_stack_set_visible_child_name (self->stack,
                                    access == GVT_ACCESS_UNENROLLED ? "welcome" : "desk");
  if (access != GVT_ACCESS_UNLOCKED || gvt_workspace_get_modules (workspace) == NULL)
    return;
  input = g_new0 (Input, 1);
  input->profile = g_object_ref (gvt_workspace_get_profile (workspace));
  input->library = g_object_ref (gvt_workspace_get_modules (workspace));
  work.input = input;
  gvt_section_page_read (page, &work);
}

static void
on_retry (GvtHomePage *self)
{
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

static void
gvt_home_page_forget (GvtSectionPage *page)
{
  gvt_state_stack_set_state (GVT_HOME_PAGE (page)->states, GVT_STATE_LOADING);
}

static void
gvt_home_page_class_init (GvtHomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_home_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->forget = gvt_home_page_forget;
  g_type_ensure (GVT_TYPE_ACTS_LAYOUT);
  g_type_ensure (GVT_TYPE_STATE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-home-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtHomePage, stack);
  gtk_widget_class_bind_template_child (widget_class, GvtHomePage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtHomePage, caption);
  gtk_widget_class_bind_template_child (widget_class, GvtHomePage, heading);
  gtk_widget_class_bind_template_child (widget_class, GvtHomePage, details);
  gtk_widget_class_bind_template_child (widget_class, GvtHomePage, next_button);
  gtk_widget_class_bind_template_child (widget_class, GvtHomePage, ready_button);
  gtk_widget_class_bind_template_child (widget_class, GvtHomePage, waiting);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
}

static void
gvt_home_page_init (GvtHomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_stack_set_visible_child_name (self->stack, "desk"); /* until it is known to be new */
}
