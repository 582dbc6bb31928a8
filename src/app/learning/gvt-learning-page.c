/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-learning-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-ballot-kinds-page.h"
#include "gvt-draft-folder.h"
#include "gvt-draft-page.h"
#include "gvt-eligibility-page.h"
#include "gvt-lesson-page.h"
#include "gvt-module-card.h"
#include "gvt-module-finder.h"
#include "gvt-module-page.h"
#include "gvt-plain-row.h"
#include "gvt-state-stack.h"
#include "gvt-station-roles-page.h"
#include "gvt-ui.h"
#include "gvt-work.h"

struct _GvtLearningPage
{
  GvtSectionPage parent_instance;

  GvtStateStack *states;
  GvtModuleFinder *finder;
  GtkFlowBox *cards;
  GtkLabel *problems;
  GtkWidget *drafts_group;
  GtkListBox *drafts;
  GvtModuleLibrary *shown;
  GListModel *drafts_shown; /* of GvtDraftEntry */
};

G_DEFINE_FINAL_TYPE (GvtLearningPage, gvt_learning_page, GVT_TYPE_SECTION_PAGE)

static void
on_card_activated (GvtLearningPage *self, GvtModuleCard *card)
{
  gvt_section_page_open (GVT_SECTION_PAGE (self),
                         gvt_module_page_new (gvt_module_card_get_module (card)));
}

static void
on_hit_activated (GvtLearningPage *self, GvtModuleHit *hit)
{
  gvt_section_page_open (
      GVT_SECTION_PAGE (self),
      gvt_lesson_page_new (gvt_module_hit_get_module (hit), gvt_module_hit_get_card (hit)));
}

static void
learning_ballots (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_section_page_open (GVT_SECTION_PAGE (widget), gvt_ballot_kinds_page_new ());
}

static void
learning_eligibility (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_section_page_open (GVT_SECTION_PAGE (widget), gvt_eligibility_page_new_from_settings (NULL));
}

static void
learning_station (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_section_page_open (GVT_SECTION_PAGE (widget), gvt_station_roles_page_new ());
}

static GtkWidget *
create_card (gpointer item, gpointer data)
{
  return gvt_module_card_new (item);
}

static void
show_problems (GvtLearningPage *self, guint n_problems)
{
  g_autofree char *text = g_strdup_printf (
      ngettext ("%u module could not be read. The others are safe to use; synchronise to fetch it "
                "again.",
                "%u modules could not be read. The others are safe to use; synchronise to fetch "
                "them again.",
                n_problems),
      n_problems);

  gtk_label_set_label (self->problems, text);
  gtk_widget_set_visible (GTK_WIDGET (self->problems), n_problems > 0);
}

/* --- drafts --- */

static GtkWidget *
create_draft_row (gpointer item, gpointer data)
{
  return gvt_plain_row_new (gvt_draft_entry_get_title (item), _ ("your draft, on this laptop only"),
                            TRUE);
}

static gpointer
list_drafts (gpointer folder, GCancellable *cancellable, GError **error)
{
  return gvt_draft_list (folder);
}

static void
on_drafts_listed (gpointer owner, gpointer drafts, const GError *error)
{
  GvtLearningPage *self = owner;

  g_set_object (&self->drafts_shown, drafts);
  gtk_list_box_bind_model (self->drafts, drafts, create_draft_row, NULL, NULL);
  gtk_widget_set_visible (self->drafts_group, g_list_model_get_n_items (drafts) > 0);
}

static void
on_draft_activated (GvtLearningPage *self, GtkListBoxRow *row)
{
  g_autoptr (GvtDraftEntry) draft = g_list_model_get_item (
      self->drafts_shown, (guint) gtk_list_box_row_get_index (row));

  gvt_section_page_open (GVT_SECTION_PAGE (self),
                         gvt_draft_page_new (gvt_draft_entry_get_folder (draft)));
}

static void
load_drafts (GvtLearningPage *self)
{
  GvtWork work = { list_drafts, NULL, g_free, g_object_unref, on_drafts_listed };
  GvtProfile *profile = gvt_section_page_get_profile (GVT_SECTION_PAGE (self));

  work.input = g_build_filename (gvt_profile_get_folder (profile), "drafts", NULL);
  gvt_work_run (self, NULL, &work);
}

/* Whoever comes back from a draft has changed it. */
static void
gvt_learning_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (gvt_learning_page_parent_class)->map (widget);
  if (gvt_section_page_get_workspace (GVT_SECTION_PAGE (widget)) != NULL)
    load_drafts (GVT_LEARNING_PAGE (widget));
}

static void
gvt_learning_page_refresh (GvtSectionPage *page)
{
  GvtLearningPage *self = GVT_LEARNING_PAGE (page);
  GvtModuleLibrary *library = gvt_workspace_get_modules (gvt_section_page_get_workspace (page));
  GListModel *modules;

  if (library == NULL || library == self->shown)
    return;
  g_set_object (&self->shown, library);
  gvt_module_finder_set_library (self->finder, library);
  modules = gvt_module_library_get_modules (library);
  gtk_flow_box_bind_model (self->cards, modules, create_card, NULL, NULL);
  show_problems (self, g_list_model_get_n_items (gvt_module_library_get_problems (library)));
  gvt_state_stack_set_state (
      self->states, g_list_model_get_n_items (modules) > 0 ? GVT_STATE_CONTENT : GVT_STATE_EMPTY);
}

static void
gvt_learning_page_dispose (GObject *object)
{
  g_clear_object (&GVT_LEARNING_PAGE (object)->shown);
  g_clear_object (&GVT_LEARNING_PAGE (object)->drafts_shown);
  G_OBJECT_CLASS (gvt_learning_page_parent_class)->dispose (object);
}

static void
gvt_learning_page_class_init (GvtLearningPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_learning_page_dispose;
  widget_class->map = gvt_learning_page_map;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_learning_page_refresh;
  g_type_ensure (GVT_TYPE_MODULE_FINDER);
  g_type_ensure (GVT_TYPE_PLAIN_ROW);
  g_type_ensure (GVT_TYPE_STATE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-learning-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtLearningPage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtLearningPage, finder);
  gtk_widget_class_bind_template_child (widget_class, GvtLearningPage, cards);
  gtk_widget_class_bind_template_child (widget_class, GvtLearningPage, problems);
  gtk_widget_class_bind_template_child (widget_class, GvtLearningPage, drafts_group);
  gtk_widget_class_bind_template_child (widget_class, GvtLearningPage, drafts);
  gtk_widget_class_bind_template_callback (widget_class, on_draft_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_card_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_hit_activated);
  gtk_widget_class_install_action (widget_class, "learning.ballots", NULL, learning_ballots);
  gtk_widget_class_install_action (widget_class, "learning.eligibility", NULL,
                                   learning_eligibility);
  gtk_widget_class_install_action (widget_class, "learning.station", NULL, learning_station);
}

static void
gvt_learning_page_init (GvtLearningPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
