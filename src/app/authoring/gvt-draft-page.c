/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-draft-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-action-bar.h"
#include "gvt-ask.h"
#include "gvt-card-editor-page.h"
#include "gvt-claim-editor-page.h"
#include "gvt-columns-layout.h"
#include "gvt-draft-facts.h"
#include "gvt-draft-folder.h"
#include "gvt-draft-keeper.h"
#include "gvt-draft-pictures.h"
#include "gvt-draft-trial.h"
#include "gvt-entry-row.h"
#include "gvt-facts-page.h"
#include "gvt-finding-list.h"
#include "gvt-import-page.h"
#include "gvt-item-editor-page.h"
#include "gvt-part-list.h"
#include "gvt-picture-choice.h"
#include "gvt-picture-editor-page.h"
#include "gvt-state-stack.h"
#include "gvt-ui.h"
#include "gvt-work.h"

struct _GvtDraftPage
{
  GvtSectionPage parent_instance;

  GvtStateStack *states;
  GvtEntryRow *title_row;
  GvtEntryRow *summary_row;
  GvtPartList *cards;
  GvtPartList *pictures;
  GvtPartList *items;
  GvtFindingList *findings;

  char *folder;
  GvtDraftKeeper *keeper; /* (nullable): until it is opened */
};

G_DEFINE_FINAL_TYPE (GvtDraftPage, gvt_draft_page, GVT_TYPE_SECTION_PAGE)

static GvtDraft *
get_draft (GvtDraftPage *self)
{
  return gvt_draft_keeper_get_draft (self->keeper);
}

/* --- what is shown --- */

static void
show_lists (GvtDraftPage *self)
{
  GvtDraft *draft = get_draft (self);

  gvt_part_list_show (self->cards, draft, gvt_draft_get_n_cards (draft), gvt_draft_get_card_title);
  gvt_part_list_show (self->pictures, draft, gvt_draft_get_n_pictures (draft),
                      gvt_draft_get_picture_title);
  gvt_part_list_show (self->items, draft, gvt_draft_get_n_items (draft), gvt_draft_get_item_prompt);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "draft.show-quiz",
                                 gvt_draft_get_n_items (draft) > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "draft.undo", gvt_draft_can_undo (draft));
}

static void
show_words (GvtDraftPage *self)
{
  GvtDraft *draft = get_draft (self);

  gvt_section_page_set_title (GVT_SECTION_PAGE (self), gvt_draft_get_title (draft));
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->title_row)),
                 gvt_draft_get_title (draft))
      != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->title_row), gvt_draft_get_title (draft));
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->summary_row)),
                 gvt_draft_get_summary (draft))
      != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->summary_row), gvt_draft_get_summary (draft));
}

/* The lists are made anew only where nobody is typing into what stands beside them. */
static void
on_draft_changed (GvtDraftPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      show_words (self);
      show_lists (self);
    }
}

static void
on_judged (GvtDraftPage *self)
{
  gvt_finding_list_show (self->findings, gvt_draft_keeper_get_findings (self->keeper), NULL, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "draft.undo",
                                 gvt_draft_can_undo (get_draft (self)));
}

static void
on_failed (GvtDraftPage *self, const GError *error)
{
  gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
}

static void
on_moved (GvtDraftPage *self)
{
  g_autofree char *text = g_strdup_printf (
      _ ("Somebody else has changed this draft meanwhile. What you typed is kept as another draft, "
         "%s, and you write on there."),
      gvt_draft_get_id (get_draft (self)));

  gvt_section_page_say (GVT_SECTION_PAGE (self), text);
}

static void
gvt_draft_page_map (GtkWidget *widget)
{
  GvtDraftPage *self = GVT_DRAFT_PAGE (widget);

  GTK_WIDGET_CLASS (gvt_draft_page_parent_class)->map (widget);
  if (self->keeper != NULL)
    on_draft_changed (self);
}

static void
gvt_draft_page_unmap (GtkWidget *widget)
{
  if (GVT_DRAFT_PAGE (widget)->keeper != NULL)
    gvt_draft_keeper_flush (GVT_DRAFT_PAGE (widget)->keeper);
  GTK_WIDGET_CLASS (gvt_draft_page_parent_class)->unmap (widget);
}

/* --- opening --- */

static gpointer
open_in_worker (gpointer folder, GCancellable *cancellable, GError **error)
{
  return gvt_draft_open (folder, error);
}

static void
on_opened (gpointer owner, gpointer result, const GError *error)
{
  GvtDraftPage *self = owner;

  if (error != NULL)
    {
      gvt_state_stack_fail (self->states, error);
      return;
    }
  self->keeper = gvt_draft_keeper_new (result);
  show_words (self);
  show_lists (self);
  g_signal_connect_object (result, "changed", G_CALLBACK (on_draft_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keeper, "judged", G_CALLBACK (on_judged), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keeper, "failed", G_CALLBACK (on_failed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keeper, "moved", G_CALLBACK (on_moved), self, G_CONNECT_SWAPPED);
  gvt_state_stack_set_state (self->states, GVT_STATE_CONTENT);
}

static void
gvt_draft_page_refresh (GvtSectionPage *page)
{
  GvtDraftPage *self = GVT_DRAFT_PAGE (page);
  GvtWork work = { open_in_worker, NULL, g_free, g_object_unref, on_opened };

  if (self->keeper != NULL)
    return;
  work.input = g_strdup (self->folder);
  gvt_section_page_read (page, &work);
}

static void
on_retry (GvtDraftPage *self)
{
  gvt_state_stack_set_state (self->states, GVT_STATE_LOADING);
  gvt_draft_page_refresh (GVT_SECTION_PAGE (self));
}

/* --- what a person does --- */

static void
on_title_changed (GvtDraftPage *self)
{
  if (self->keeper != NULL)
    gvt_draft_set_title (get_draft (self), gtk_editable_get_text (GTK_EDITABLE (self->title_row)));
}

static void
on_summary_changed (GvtDraftPage *self)
{
  if (self->keeper != NULL)
    gvt_draft_set_summary (get_draft (self),
                           gtk_editable_get_text (GTK_EDITABLE (self->summary_row)));
}

static GvtPartPage *
open_part (GvtDraftPage *self, GvtPartPage *page)
{
  gvt_part_page_open (page, GVT_SECTION_PAGE (self));
  return page;
}

static void
on_card_opened (GvtDraftPage *self, guint index)
{
  open_part (self, gvt_card_editor_page_new (self->keeper, index));
}

static void
on_picture_opened (GvtDraftPage *self, guint index)
{
  open_part (self, gvt_picture_editor_page_new (self->keeper, index));
}

static void
on_item_opened (GvtDraftPage *self, guint index)
{
  open_part (self, gvt_item_editor_page_new (self->keeper, index));
}

/* What is wrong with the module itself. */
static void
focus_field (GvtDraftPage *self, const char *field)
{
  if (g_str_equal (field, "title"))
    gtk_widget_grab_focus (GTK_WIDGET (self->title_row));
  else if (g_str_equal (field, "summary"))
    gtk_widget_grab_focus (GTK_WIDGET (self->summary_row));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "draft.facts", NULL);
}

static void
on_finding_activated (GvtDraftPage *self, GvtLintFinding *finding)
{
  GvtDraft *draft = get_draft (self);
  GvtPartPage *page = NULL;
  GvtFindingPlace place;

  if (!gvt_finding_place_find (finding, draft, &place))
    return;
  if (*place.list == '\0')
    focus_field (self, place.field);
  else if (g_str_equal (place.list, "lessons") && place.index < gvt_draft_get_n_cards (draft))
    page = gvt_card_editor_page_new (self->keeper, place.index);
  else if (g_str_equal (place.list, "picture_lessons")
           && place.index < gvt_draft_get_n_pictures (draft))
    page = gvt_picture_editor_page_new (self->keeper, place.index);
  else if (g_str_equal (place.list, "items") && place.index < gvt_draft_get_n_items (draft))
    page = gvt_item_editor_page_new (self->keeper, place.index);
  else if (g_str_equal (place.list, "claims") && place.index < gvt_draft_get_n_claims (draft))
    page = gvt_claim_editor_page_new (self->keeper, place.index);
  if (page != NULL)
    gvt_part_page_focus (open_part (self, page), &place);
}

static void
draft_facts (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtDraftPage *self = GVT_DRAFT_PAGE (widget);

  gvt_section_page_open (GVT_SECTION_PAGE (self), gvt_facts_page_new (self->keeper));
}

static void
on_card_moved (GvtDraftPage *self, guint from, guint to)
{
  gvt_draft_move_card (get_draft (self), from, to);
}

static void
on_picture_moved (GvtDraftPage *self, guint from, guint to)
{
  gvt_draft_move_picture (get_draft (self), from, to);
}

static void
on_item_moved (GvtDraftPage *self, guint from, guint to)
{
  gvt_draft_move_item (get_draft (self), from, to);
}

static void
draft_add_card (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtDraftPage *self = GVT_DRAFT_PAGE (widget);
  g_autoptr (GError) error = NULL;

  if (gvt_draft_add_card (get_draft (self), _ ("New card"), &error))
    on_card_opened (self, gvt_draft_get_n_cards (get_draft (self)) - 1);
  else
    gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
}

static void
on_picture_taken (gpointer owner, const char *name)
{
  GvtDraftPage *self = owner;
  g_autoptr (GError) error = NULL;

  if (gvt_draft_add_picture_card (get_draft (self), name, &error))
    on_picture_opened (self, gvt_draft_get_n_pictures (get_draft (self)) - 1);
  else
    gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
}

void
gvt_draft_page_add_picture (GvtDraftPage *self, const char *path)
{
  gvt_picture_take (GVT_SECTION_PAGE (self), gvt_draft_get_folder (get_draft (self)), path,
                    on_picture_taken);
}

static void
draft_add_picture (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtDraft *draft = get_draft (GVT_DRAFT_PAGE (widget));

  gvt_picture_choose (GVT_SECTION_PAGE (widget), gvt_draft_get_folder (draft), on_picture_taken);
}

#define ADD_ITEM "draft.add-" /* and a type */

static void
draft_add_item (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtDraftPage *self = GVT_DRAFT_PAGE (widget);
  g_autoptr (GError) error = NULL;

  if (gvt_draft_add_item (get_draft (self), action + strlen (ADD_ITEM), &error))
    on_item_opened (self, gvt_draft_get_n_items (get_draft (self)) - 1);
  else
    gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
}

static void
draft_import (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtDraftPage *self = GVT_DRAFT_PAGE (widget);

  gvt_section_page_open (GVT_SECTION_PAGE (self), gvt_import_page_new (self->keeper));
}

static void
draft_show (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_draft_try_cards (GVT_SECTION_PAGE (widget), get_draft (GVT_DRAFT_PAGE (widget)));
}

static void
draft_show_quiz (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_draft_try_quiz (GVT_SECTION_PAGE (widget), get_draft (GVT_DRAFT_PAGE (widget)));
}

static void
draft_undo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtDraftPage *self = GVT_DRAFT_PAGE (widget);

  gvt_draft_keeper_flush (self->keeper);
  gvt_draft_undo (get_draft (self));
}

static void
on_delete_accepted (gpointer owner, gpointer data)
{
  GvtDraftPage *self = owner;
  g_autoptr (GError) error = NULL;

  gvt_draft_keeper_drop (self->keeper);
  if (gvt_draft_delete (gvt_draft_get_folder (get_draft (self)), &error))
    gvt_section_page_close (GVT_SECTION_PAGE (self));
  else
    gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
}

static void
draft_delete (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const GvtQuestion question = {
    _ ("Delete this draft?"),
    _ ("Its cards, questions and pictures are gone for good. The module that it was copied from "
       "stays."),
    _ ("_Delete"),
    TRUE,
  };

  gvt_ask (widget, &question, on_delete_accepted, NULL, NULL);
}

static void
gvt_draft_page_dispose (GObject *object)
{
  g_clear_object (&GVT_DRAFT_PAGE (object)->keeper);
  G_OBJECT_CLASS (gvt_draft_page_parent_class)->dispose (object);
}

static void
gvt_draft_page_finalize (GObject *object)
{
  g_free (GVT_DRAFT_PAGE (object)->folder);
  G_OBJECT_CLASS (gvt_draft_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (GVT_TYPE_ENTRY_ROW);
  g_type_ensure (GVT_TYPE_FINDING_LIST);
  g_type_ensure (GVT_TYPE_PART_LIST);
  g_type_ensure (GVT_TYPE_STATE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-draft-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtDraftPage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtDraftPage, title_row);
  gtk_widget_class_bind_template_child (widget_class, GvtDraftPage, summary_row);
  gtk_widget_class_bind_template_child (widget_class, GvtDraftPage, cards);
  gtk_widget_class_bind_template_child (widget_class, GvtDraftPage, pictures);
  gtk_widget_class_bind_template_child (widget_class, GvtDraftPage, items);
  gtk_widget_class_bind_template_child (widget_class, GvtDraftPage, findings);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_bind_template_callback (widget_class, on_title_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_summary_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_card_opened);
  gtk_widget_class_bind_template_callback (widget_class, on_card_moved);
  gtk_widget_class_bind_template_callback (widget_class, on_finding_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_item_opened);
  gtk_widget_class_bind_template_callback (widget_class, on_picture_opened);
  gtk_widget_class_bind_template_callback (widget_class, on_picture_moved);
  gtk_widget_class_bind_template_callback (widget_class, on_item_moved);
}

static void
gvt_draft_page_class_init (GvtDraftPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_draft_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = gvt_draft_page_finalize;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_draft_page_refresh;
  widget_class->map = gvt_draft_page_map;
  widget_class->unmap = gvt_draft_page_unmap;
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "draft.add-card", NULL, draft_add_card);
  gtk_widget_class_install_action (widget_class, "draft.add-picture", NULL, draft_add_picture);
  gtk_widget_class_install_action (widget_class, ADD_ITEM "single", NULL, draft_add_item);
  gtk_widget_class_install_action (widget_class, ADD_ITEM "multiple", NULL, draft_add_item);
  gtk_widget_class_install_action (widget_class, ADD_ITEM "truefalse", NULL, draft_add_item);
  gtk_widget_class_install_action (widget_class, ADD_ITEM "text", NULL, draft_add_item);
  gtk_widget_class_install_action (widget_class, "draft.facts", NULL, draft_facts);
  gtk_widget_class_install_action (widget_class, "draft.import", NULL, draft_import);
  gtk_widget_class_install_action (widget_class, "draft.show", NULL, draft_show);
  gtk_widget_class_install_action (widget_class, "draft.show-quiz", NULL, draft_show_quiz);
  gtk_widget_class_install_action (widget_class, "draft.undo", NULL, draft_undo);
  gtk_widget_class_install_action (widget_class, "draft.delete", NULL, draft_delete);
}

static void
gvt_draft_page_init (GvtDraftPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GvtSectionPage *
gvt_draft_page_new (const char *folder)
{
  GvtDraftPage *self = g_object_new (GVT_TYPE_DRAFT_PAGE, NULL);

  self->folder = g_strdup (folder);
  return GVT_SECTION_PAGE (self);
}
