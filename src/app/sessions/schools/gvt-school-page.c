/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-school-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-ask.h"
#include "gvt-entry-row.h"
#include "gvt-error.h"
#include "gvt-file-chooser.h"
#include "gvt-plain-row.h"
#include "gvt-proposal-page.h"
#include "gvt-school-work.h"
#include "gvt-state-stack.h"
#include "gvt-typed-date.h"
#include "gvt-ui.h"

struct _GvtSchoolPage
{
  GvtSectionPage parent_instance;

  GvtStateStack *states;
  GtkLabel *heading;
  GtkLabel *details;
  GtkEditable *day;

  GvtId visit;
  GvtSchoolPiles *piles; /* (nullable): whose rows the widgets' rows point to */
  char *path;            /* (nullable): of the file that is being taken */
  GCancellable *sorting; /* (nullable): of the newest attempt, the only one that counts */
};

G_DEFINE_FINAL_TYPE (GvtSchoolPage, gvt_school_page, GVT_TYPE_SECTION_PAGE)

/* The groups of the .ui file, by pile. */
static const struct
{
  const char *group;
  const char *list;
} groups[GVT_N_PILES] = {
  [GVT_PILE_LISTED] = { "listed_group", "listed" },
  [GVT_PILE_LOOK] = { "look_group", "look" },
  [GVT_PILE_NOT_LISTED] = { "not_listed_group", "not_listed" },
  [GVT_PILE_YOUNG] = { "young_group", "young" },
  [GVT_PILE_ELSEWHERE] = { "elsewhere_group", "elsewhere" },
};

static gpointer
child (GvtSchoolPage *self, const char *id)
{
  return gtk_widget_get_template_child (GTK_WIDGET (self), GVT_TYPE_SCHOOL_PAGE, id);
}

/* --- showing --- */

/* Of whom nothing can be said though it is known who he is, the centre can say something. */
static gboolean
may_ask (const GvtSchoolRow *row)
{
  return row->pile == GVT_PILE_ELSEWHERE && row->untold != GVT_UNTOLD_DAMAGED;
}

static GtkWidget *
create_row (GvtSchoolRow *row)
{
  gboolean opens = gvt_school_row_may_report (row) || may_ask (row);
  g_autofree char *home = gvt_school_row_describe_home (row);
  g_autofree char *known = gvt_school_row_describe (row);
  g_autofree char *text = *home != '\0' && *known != '\0' ? g_strjoin ("\n", home, known, NULL)
                                                          : g_strconcat (home, known, NULL);
  GtkWidget *widget = gvt_plain_row_new (row->pupil->text[GVT_PUPIL_NAME], text, opens);

  g_object_set_data (G_OBJECT (widget), "gvt-school-row", row);
  return widget;
}

static void
clear_pile (GvtSchoolPage *self, GvtSchoolPile pile)
{
  GtkListBox *list = child (self, groups[pile].list);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

static void
clear (GvtSchoolPage *self)
{
  for (guint i = 0; i < GVT_N_PILES; i++)
    clear_pile (self, (GvtSchoolPile) i);
  g_clear_pointer (&self->piles, gvt_school_piles_unref);
}

static void
show_pile (GvtSchoolPage *self, GvtSchoolPile pile)
{
  GtkListBox *list = child (self, groups[pile].list);
  guint n = self->piles->counts[pile];
  /* Translators: a pile of pupils, and how many are in it */
  g_autofree char *title = g_strdup_printf (_ ("%s: %u"), gvt_school_pile_words (pile), n);

  for (guint i = 0; i < self->piles->rows->len; i++)
    {
      GvtSchoolRow *row = self->piles->rows->pdata[i];

      if (row->pile == pile)
        gtk_list_box_append (list, create_row (row));
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_group_set_title (child (self, groups[pile].group), title);
  gtk_widget_set_visible (child (self, groups[pile].group), n > 0);
}

static void
show_piles (GvtSchoolPage *self)
{
  g_autofree char *heading = g_strdup_printf (
      ngettext ("%u pupil", "%u pupils", self->piles->rows->len), self->piles->rows->len);
  g_autofree char *facts = gvt_school_piles_describe_facts (self->piles);

  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->details, facts);
  for (guint i = 0; i < GVT_N_PILES; i++)
    show_pile (self, (GvtSchoolPile) i);
}

static void
say_empty (GvtSchoolPage *self, guint n_erased)
{
  g_object_set (self->states, "empty-icon-name", "x-office-spreadsheet-symbolic", "empty-title",
                n_erased > 0 ? _ ("The list was erased") : _ ("No list from this school yet"),
                "empty-description",
                n_erased > 0
                    ? _ ("Who stood there stands nowhere on this laptop any more. Proposals "
                         "that came of it stay.")
                    : _ ("Ask the school for its list of pupils, as a spreadsheet. Go Vote "
                         "shows who is listed as a voter, who is not, and who is not yet "
                         "17. It stays sealed on this laptop and is erased on the day "
                         "that the plan has for names."),
                NULL);
  gvt_state_stack_set_state (self->states, GVT_STATE_EMPTY);
}

static void
on_sorted (gpointer owner, gpointer result, const GError *error)
{
  GvtSchoolPage *self = owner;
  GvtSchoolPiles *piles = result;

  clear (self);
  if (error != NULL)
    {
      gvt_state_stack_fail (self->states, error);
      return;
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "school.erase", piles->state.n_lists > 0);
  if (piles->state.n_lists == 0)
    {
      say_empty (self, piles->state.n_erased);
      return;
    }
  self->piles = gvt_school_piles_ref (piles);
  show_piles (self);
  gvt_state_stack_set_state (self->states, GVT_STATE_CONTENT);
}

static void
gvt_school_page_refresh (GvtSectionPage *page)
{
  GvtSchoolPage *self = GVT_SCHOOL_PAGE (page);
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);
  g_autofree char *day = gvt_typed_date_to_iso (gtk_editable_get_text (self->day));
  GvtWork work = { .done = on_sorted };

  if (gvt_workspace_get_access (workspace) != GVT_ACCESS_UNLOCKED)
    return;
  g_cancellable_cancel (self->sorting);
  g_clear_object (&self->sorting);
  self->sorting = g_cancellable_new ();
  gvt_school_work_sort (&work, gvt_workspace_get_profile (workspace),
                        gvt_workspace_get_regions (workspace), &self->visit,
                        *day != '\0' ? day : NULL);
  gvt_work_run (self, self->sorting, &work);
}

static void
on_day_activated (GvtSchoolPage *self)
{
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

/* --- what comes next --- */

static void
on_asked (gpointer owner, gpointer result, const GError *error)
{
  GvtSchoolPage *self = owner;

  if (error != NULL)
    {
      gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
      return;
    }
  gvt_section_page_say (GVT_SECTION_PAGE (self),
                        _ ("The centre is asked with the next synchronisation"));
  gvt_workspace_touch (gvt_section_page_get_workspace (GVT_SECTION_PAGE (self)));
}

static void
on_row_activated (GvtSchoolPage *self, GtkListBoxRow *widget)
{
  const GvtSchoolRow *row = g_object_get_data (G_OBJECT (widget), "gvt-school-row");
  GvtProposalInput known = { NULL };
  GvtWork work = { .done = on_asked };
  GvtSectionPage *page;

  if (may_ask (row))
    {
      gvt_school_work_ask (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)),
                           &self->visit, row);
      gvt_work_run (self, NULL, &work);
      return;
    }
  gvt_school_row_fill_proposal (row, &known);
  page = gvt_proposal_page_new (NULL);
  gvt_proposal_page_fill (GVT_PROPOSAL_PAGE (page), &known);
  gvt_section_page_open (GVT_SECTION_PAGE (self), page);
}

/* --- a file --- */

static void
on_leave_out (gpointer owner, gpointer data)
{
  gtk_widget_activate_action (owner, "school.take-rest", NULL);
}

static void
offer_rest (GvtSchoolPage *self, const GvtSchoolTaken *taken)
{
  g_autofree char *accept = g_strdup_printf (
      ngettext ("_Take %u pupil without them", "_Take %u pupils without them", taken->n_pupils),
      taken->n_pupils);
  const GvtQuestion question = { .heading = _ ("Some lines cannot be read"),
                                 .body = taken->faults,
                                 .accept = accept };

  gvt_ask (GTK_WIDGET (self), &question, on_leave_out, NULL, NULL);
}

static void
on_taken (gpointer owner, gpointer result, const GError *error)
{
  GvtSchoolPage *self = owner;
  const GvtSchoolTaken *taken = result;
  g_autofree char *words = error != NULL ? gvt_error_describe (error) : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "school.take", TRUE);
  if (error != NULL)
    {
      gvt_tell (GTK_WIDGET (self), _ ("The list was not taken"), words);
      return;
    }
  if (taken->faults != NULL)
    {
      offer_rest (self, taken);
      return;
    }
  g_clear_pointer (&self->path, g_free);
  gvt_workspace_touch (gvt_section_page_get_workspace (GVT_SECTION_PAGE (self)));
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

static void
take_file (GvtSchoolPage *self, gboolean leave_out)
{
  GvtWork work = { .done = on_taken };

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "school.take", FALSE);
  gvt_school_work_take (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)), &self->visit,
                        self->path, leave_out);
  gvt_work_run (self, NULL, &work);
}

static void
on_file_chosen (gpointer owner, const char *path, gpointer data)
{
  GvtSchoolPage *self = owner;

  g_free (self->path);
  self->path = g_strdup (path);
  take_file (self, FALSE);
}

static void
school_take (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const GvtFileQuestion question = { .title = _ ("A school's list of pupils (XLSX or CSV)") };

  gvt_choose_file (widget, &question, on_file_chosen, NULL, NULL);
}

static void
school_take_rest (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (GVT_SCHOOL_PAGE (widget)->path != NULL)
    take_file (GVT_SCHOOL_PAGE (widget), TRUE);
}

static void
on_template_written (gpointer owner, gpointer result, const GError *error)
{
  if (error != NULL)
    gvt_section_page_say_error (owner, error);
  else
    gvt_section_page_say (owner, _ ("The empty list was written: give it to the school."));
}

static void
on_template_chosen (gpointer owner, const char *path, gpointer data)
{
  GvtWork work = { .done = on_template_written };

  gvt_school_work_template (&work, path);
  gvt_work_run (owner, NULL, &work);
}

static void
school_template (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const GvtFileQuestion question = { .title = _ ("Where to write the empty list"),
                                     .name = "daftar-siswa.xlsx" };

  gvt_choose_file (widget, &question, on_template_chosen, NULL, NULL);
}

/* --- erasing --- */

static void
on_erased (gpointer owner, gpointer result, const GError *error)
{
  GvtSchoolPage *self = owner;

  if (error != NULL)
    {
      gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
      return;
    }
  gvt_workspace_touch (gvt_section_page_get_workspace (GVT_SECTION_PAGE (self)));
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

static void
on_erase_accepted (gpointer owner, gpointer data)
{
  GvtSchoolPage *self = owner;
  GvtWork work = { .done = on_erased };

  gvt_school_work_erase (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)),
                         &self->visit);
  gvt_work_run (self, NULL, &work);
}

static void
school_erase (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const GvtQuestion question = {
    .heading = _ ("Erase the list now?"),
    .body = _ ("Nobody who stands there can be seen here any more. Proposals that came of it "
               "stay. That it was erased is recorded."),
    .accept = _ ("_Erase it"),
    .is_destructive = TRUE,
  };

  gvt_ask (widget, &question, on_erase_accepted, NULL, NULL);
}

/* --- the page --- */

static void
on_retry (GvtSchoolPage *self)
{
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

static void
gvt_school_page_forget (GvtSectionPage *page)
{
  GvtSchoolPage *self = GVT_SCHOOL_PAGE (page);

  g_cancellable_cancel (self->sorting);
  clear (self);
  gtk_label_set_label (self->heading, "");
  gvt_state_stack_set_state (self->states, GVT_STATE_LOADING);
}

static void
gvt_school_page_dispose (GObject *object)
{
  GvtSchoolPage *self = GVT_SCHOOL_PAGE (object);

  g_cancellable_cancel (self->sorting);
  g_clear_object (&self->sorting);
  g_clear_pointer (&self->piles, gvt_school_piles_unref);
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (gvt_school_page_parent_class)->dispose (object);
}

static void
gvt_school_page_class_init (GvtSchoolPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_school_page_dispose;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_school_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->forget = gvt_school_page_forget;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_ENTRY_ROW);
  g_type_ensure (GVT_TYPE_STATE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-school-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtSchoolPage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtSchoolPage, heading);
  gtk_widget_class_bind_template_child (widget_class, GvtSchoolPage, details);
  gtk_widget_class_bind_template_child (widget_class, GvtSchoolPage, day);
  for (guint i = 0; i < GVT_N_PILES; i++)
    {
      gtk_widget_class_bind_template_child_full (widget_class, groups[i].group, FALSE, 0);
      gtk_widget_class_bind_template_child_full (widget_class, groups[i].list, FALSE, 0);
    }
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_day_activated);
  gtk_widget_class_install_action (widget_class, "school.take", NULL, school_take);
  gtk_widget_class_install_action (widget_class, "school.take-rest", NULL, school_take_rest);
  gtk_widget_class_install_action (widget_class, "school.template", NULL, school_template);
  gtk_widget_class_install_action (widget_class, "school.erase", NULL, school_erase);
}

static void
gvt_school_page_init (GvtSchoolPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GvtSectionPage *
gvt_school_page_new (const GvtId *visit)
{
  GvtSchoolPage *self = g_object_new (GVT_TYPE_SCHOOL_PAGE, NULL);

  self->visit = *visit;
  return GVT_SECTION_PAGE (self);
}
