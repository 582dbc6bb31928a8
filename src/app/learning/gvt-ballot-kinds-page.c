/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-ballot-kinds-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-ballot-band.h"
#include "gvt-ballot-library.h"
#include "gvt-ballot-page.h"
#include "gvt-plain-row.h"
#include "gvt-state-stack.h"
#include "gvt-ui.h"

struct _GvtBallotKindsPage
{
  GvtSectionPage parent_instance;

  GvtStateStack *states;
  GtkBox *groups;
};

static G_DEFINE_QUARK (gvt - ballot - paper, paper)

G_DEFINE_FINAL_TYPE (GvtBallotKindsPage, gvt_ballot_kinds_page, GVT_TYPE_SECTION_PAGE)

static void
on_row_activated (GvtBallotKindsPage *self, GtkWidget *row)
{
  GvtBallotPaper *paper = g_object_get_qdata (G_OBJECT (row), paper_quark ());
  GvtBallotSet *set = gvt_ballot_library_find_set_of (paper);

  gvt_section_page_open (GVT_SECTION_PAGE (self), gvt_ballot_page_new (set, paper));
}

static GtkWidget *
new_paper_row (GvtBallotKindsPage *self, GvtBallotPaper *paper)
{
  g_autofree char *colour = g_strdup_printf (_ ("Colour of the paper: %s"),
                                             gvt_ballot_paper_get_colour_name (paper));
  GtkWidget *row = gvt_plain_row_new (gvt_ballot_paper_get_short_title (paper), colour, TRUE);
  GtkWidget *swatch = gvt_ballot_band_new (gvt_ballot_paper_get_colour_value (paper));

  gtk_widget_set_size_request (swatch, 28, 36);
  gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (swatch, "ballot-swatch");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), swatch);
  g_object_set_qdata_full (G_OBJECT (row), paper_quark (), g_object_ref (paper), g_object_unref);
  g_signal_connect_swapped (row, "activated", G_CALLBACK (on_row_activated), self);
  return row;
}

static void
add_set (GvtBallotKindsPage *self, GvtBallotSet *set)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GListModel *papers = gvt_ballot_set_get_papers (set);
  GListModel *pending = gvt_ballot_set_get_pending (set);
  const char *notice = gvt_ballot_set_get_notice (set);

  adw_preferences_group_set_title (group, gvt_ballot_set_get_election (set));
  adw_preferences_group_set_description (group,
                                         *notice != '\0' ? notice : gvt_ballot_set_get_label (set));
  for (guint i = 0; i < g_list_model_get_n_items (papers); i++)
    {
      g_autoptr (GvtBallotPaper) paper = g_list_model_get_item (papers, i);

      adw_preferences_group_add (group, new_paper_row (self, paper));
    }
  for (guint i = 0; i < g_list_model_get_n_items (pending); i++)
    {
      g_autoptr (GvtPendingBallot) ballot = g_list_model_get_item (pending, i);

      adw_preferences_group_add (group,
                                 gvt_plain_row_new (gvt_pending_ballot_get_short_title (ballot),
                                                    gvt_ballot_set_get_label (set), FALSE));
    }
  gtk_box_append (self->groups, GTK_WIDGET (group));
}

static void
gvt_ballot_kinds_page_class_init (GvtBallotKindsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (GVT_TYPE_STATE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-ballot-kinds-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtBallotKindsPage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtBallotKindsPage, groups);
}

static void
gvt_ballot_kinds_page_init (GvtBallotKindsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GvtSectionPage *
gvt_ballot_kinds_page_new (void)
{
  GvtBallotKindsPage *self = g_object_new (GVT_TYPE_BALLOT_KINDS_PAGE, NULL);
  GListModel *sets = gvt_ballot_library_get_sets ();

  for (guint i = 0; i < g_list_model_get_n_items (sets); i++)
    {
      g_autoptr (GvtBallotSet) set = g_list_model_get_item (sets, i);

      add_set (self, set);
    }
  gvt_state_stack_set_state (self->states, g_list_model_get_n_items (sets) > 0 ? GVT_STATE_CONTENT
                                                                               : GVT_STATE_EMPTY);
  return GVT_SECTION_PAGE (self);
}
