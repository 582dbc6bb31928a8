/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-card-editor-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-block-view.h"
#include "gvt-entry-row.h"
#include "gvt-picture-choice.h"
#include "gvt-text-area.h"
#include "gvt-ui.h"

struct _GvtCardEditorPage
{
  GvtPartPage parent_instance;

  GvtEntryRow *title_row;
  GvtTextArea *text;
  GvtTextArea *notes;
  GtkLabel *heading;
  GtkBox *blocks;
};

G_DEFINE_FINAL_TYPE (GvtCardEditorPage, gvt_card_editor_page, GVT_TYPE_PART_PAGE)

/* --- how the class will see it --- */

static void
show_blocks (GvtCardEditorPage *self, GvtModule *module, GvtLesson *lesson)
{
  GListModel *blocks = gvt_lesson_get_blocks (lesson);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->blocks))) != NULL)
    gtk_box_remove (self->blocks, child);
  for (guint i = 0; i < g_list_model_get_n_items (blocks); i++)
    {
      g_autoptr (GvtBlock) block = g_list_model_get_item (blocks, i);

      gtk_box_append (self->blocks, gvt_block_view_new (module, block));
    }
}

static void
gvt_card_editor_page_show (GvtPartPage *page, GvtModule *module)
{
  GvtCardEditorPage *self = GVT_CARD_EDITOR_PAGE (page);
  g_autoptr (GvtLesson) lesson = g_list_model_get_item (gvt_module_get_lessons (module), 0);

  gtk_label_set_label (self->heading, gvt_lesson_get_title (lesson));
  show_blocks (self, module, lesson);
}

/* --- what a person types --- */

static void
on_changed (GvtCardEditorPage *self)
{
  GvtDraft *draft = gvt_part_page_get_draft (GVT_PART_PAGE (self));
  guint index = gvt_part_page_get_index (GVT_PART_PAGE (self));
  g_autofree char *text = gvt_text_area_dup_text (self->text);
  g_autofree char *notes = gvt_text_area_dup_text (self->notes);

  if (draft == NULL)
    return;
  gvt_draft_set_card_title (draft, index, gtk_editable_get_text (GTK_EDITABLE (self->title_row)));
  gvt_draft_set_card_text (draft, index, text);
  gvt_draft_set_card_notes (draft, index, notes);
}

/* --- a picture --- */

/* It stands alone in its paragraph, and the cursor where its words are to be written. */
static void
on_taken (gpointer owner, const char *name)
{
  GvtCardEditorPage *self = owner;
  g_autofree char *after = g_strdup_printf ("](%s)\n\n", name);
  g_autofree char *text = g_strdup_printf ("\n\n![%s", after);

  gvt_text_area_insert (self->text, text, (guint) strlen (after));
}

void
gvt_card_editor_page_add_picture (GvtCardEditorPage *self, const char *path)
{
  GvtDraft *draft = gvt_part_page_get_draft (GVT_PART_PAGE (self));

  gvt_picture_take (GVT_SECTION_PAGE (self), gvt_draft_get_folder (draft), path, on_taken);
}

static void
card_add_picture (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtDraft *draft = gvt_part_page_get_draft (GVT_PART_PAGE (widget));

  gvt_picture_choose (GVT_SECTION_PAGE (widget), gvt_draft_get_folder (draft), on_taken);
}

static void
gvt_card_editor_page_focus (GvtPartPage *page, const GvtFindingPlace *place)
{
  GvtCardEditorPage *self = GVT_CARD_EDITOR_PAGE (page);

  if (g_str_equal (place->field, "title"))
    gtk_widget_grab_focus (GTK_WIDGET (self->title_row));
  else if (g_str_has_prefix (place->field, "notes"))
    gtk_widget_grab_focus (GTK_WIDGET (self->notes));
  else
    gvt_text_area_go_to_line (self->text, MAX (place->line, 1));
}

/* --- construction --- */

static void
gvt_card_editor_page_class_init (GvtCardEditorPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GvtPartPageClass *part_class = GVT_PART_PAGE_CLASS (klass);

  part_class->list = "lessons";
  part_class->load = gvt_draft_texts_load_card;
  part_class->get_file = gvt_draft_get_card_file;
  part_class->show = gvt_card_editor_page_show;
  part_class->remove = gvt_draft_remove_card;
  part_class->restore = gvt_draft_restore_card;
  part_class->focus = gvt_card_editor_page_focus;
  part_class->removed = N_ ("The card is removed.");
  g_type_ensure (GVT_TYPE_ENTRY_ROW);
  g_type_ensure (GVT_TYPE_TEXT_AREA);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-card-editor-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtCardEditorPage, title_row);
  gtk_widget_class_bind_template_child (widget_class, GvtCardEditorPage, text);
  gtk_widget_class_bind_template_child (widget_class, GvtCardEditorPage, notes);
  gtk_widget_class_bind_template_child (widget_class, GvtCardEditorPage, heading);
  gtk_widget_class_bind_template_child (widget_class, GvtCardEditorPage, blocks);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_install_action (widget_class, "card.add-picture", NULL, card_add_picture);
}

static void
gvt_card_editor_page_init (GvtCardEditorPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill (GvtCardEditorPage *self, GvtDraft *draft, guint index)
{
  g_autofree char *text = gvt_draft_dup_card_text (draft, index);

  gtk_editable_set_text (GTK_EDITABLE (self->title_row), gvt_draft_get_card_title (draft, index));
  gvt_text_area_set_text (self->text, text);
  gvt_text_area_set_text (self->notes, gvt_draft_get_card_notes (draft, index));
}

GvtPartPage *
gvt_card_editor_page_new (GvtDraftKeeper *keeper, guint index)
{
  GvtCardEditorPage *self = g_object_new (GVT_TYPE_CARD_EDITOR_PAGE, NULL);
  g_autofree char *title = g_strdup_printf (_ ("Card %u"), index + 1);

  fill (self, gvt_draft_keeper_get_draft (keeper), index);
  gvt_part_page_start (GVT_PART_PAGE (self), keeper, index, title);
  return GVT_PART_PAGE (self);
}
