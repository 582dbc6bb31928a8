/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-card-editor-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-block-view.h"
#include "gvt-columns-layout.h"
#include "gvt-draft-preview.h"
#include "gvt-entry-row.h"
#include "gvt-finding-list.h"
#include "gvt-text-area.h"
#include "gvt-ui.h"

struct _GvtCardEditorPage
{
  GvtSectionPage parent_instance;

  GvtEntryRow *title_row;
  GvtTextArea *text;
  GvtTextArea *notes;
  GvtFindingList *findings;
  GtkLabel *problem;
  GtkLabel *heading;
  GtkBox *blocks;

  GvtDraftKeeper *keeper;
  GvtDraftPreview *preview;
  guint index;
};

G_DEFINE_FINAL_TYPE (GvtCardEditorPage, gvt_card_editor_page, GVT_TYPE_SECTION_PAGE)

static GvtDraft *
get_draft (GvtCardEditorPage *self)
{
  return gvt_draft_keeper_get_draft (self->keeper);
}

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

/* While it cannot be shown, what was shown last stays. */
static void
on_preview (GvtCardEditorPage *self)
{
  GvtModule *module = gvt_draft_preview_get_module (self->preview);
  const char *problem = gvt_draft_preview_get_problem (self->preview);
  g_autoptr (GvtLesson) lesson = NULL;

  gtk_label_set_label (self->problem, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), *problem != '\0');
  if (module == NULL || *problem != '\0')
    return;
  lesson = g_list_model_get_item (gvt_module_get_lessons (module), 0);
  gtk_label_set_label (self->heading, gvt_lesson_get_title (lesson));
  show_blocks (self, module, lesson);
}

static void
on_judged (GvtCardEditorPage *self)
{
  g_autofree char *place = g_strdup_printf ("lessons[%u]", self->index);

  gvt_finding_list_show (self->findings, gvt_draft_keeper_get_findings (self->keeper),
                         gvt_draft_get_card_file (get_draft (self), self->index), place);
}

static void
on_failed (GvtCardEditorPage *self, const GError *error)
{
  gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
}

/* --- what a person types --- */

static void
on_title_changed (GvtCardEditorPage *self)
{
  if (self->keeper != NULL)
    gvt_draft_set_card_title (get_draft (self), self->index,
                              gtk_editable_get_text (GTK_EDITABLE (self->title_row)));
}

static void
on_text_changed (GvtCardEditorPage *self)
{
  g_autofree char *text = gvt_text_area_dup_text (self->text);

  if (self->keeper != NULL)
    gvt_draft_set_card_text (get_draft (self), self->index, text);
}

static void
on_notes_changed (GvtCardEditorPage *self)
{
  g_autofree char *text = gvt_text_area_dup_text (self->notes);

  if (self->keeper != NULL)
    gvt_draft_set_card_notes (get_draft (self), self->index, text);
}

static void
card_remove (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtCardEditorPage *self = GVT_CARD_EDITOR_PAGE (widget);
  g_autoptr (GError) error = NULL;

  gvt_draft_keeper_flush (self->keeper); /* so that undoing brings back this card */
  gvt_draft_preview_stop (self->preview);
  if (gvt_draft_remove_card (get_draft (self), self->index, &error))
    gvt_section_page_close (GVT_SECTION_PAGE (self));
  else
    gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
}

/* --- construction --- */

static void
gvt_card_editor_page_unmap (GtkWidget *widget)
{
  gvt_draft_keeper_flush (GVT_CARD_EDITOR_PAGE (widget)->keeper);
  GTK_WIDGET_CLASS (gvt_card_editor_page_parent_class)->unmap (widget);
}

static void
gvt_card_editor_page_dispose (GObject *object)
{
  GvtCardEditorPage *self = GVT_CARD_EDITOR_PAGE (object);

  g_clear_object (&self->preview);
  g_clear_object (&self->keeper);
  G_OBJECT_CLASS (gvt_card_editor_page_parent_class)->dispose (object);
}

static void
gvt_card_editor_page_class_init (GvtCardEditorPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_card_editor_page_dispose;
  widget_class->unmap = gvt_card_editor_page_unmap;
  g_type_ensure (GVT_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (GVT_TYPE_ENTRY_ROW);
  g_type_ensure (GVT_TYPE_FINDING_LIST);
  g_type_ensure (GVT_TYPE_TEXT_AREA);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-card-editor-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtCardEditorPage, title_row);
  gtk_widget_class_bind_template_child (widget_class, GvtCardEditorPage, text);
  gtk_widget_class_bind_template_child (widget_class, GvtCardEditorPage, notes);
  gtk_widget_class_bind_template_child (widget_class, GvtCardEditorPage, findings);
  gtk_widget_class_bind_template_child (widget_class, GvtCardEditorPage, problem);
  gtk_widget_class_bind_template_child (widget_class, GvtCardEditorPage, heading);
  gtk_widget_class_bind_template_child (widget_class, GvtCardEditorPage, blocks);
  gtk_widget_class_bind_template_callback (widget_class, on_title_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_text_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_notes_changed);
  gtk_widget_class_install_action (widget_class, "card.remove", NULL, card_remove);
}

static void
gvt_card_editor_page_init (GvtCardEditorPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill (GvtCardEditorPage *self, GvtDraft *draft)
{
  g_autofree char *text = gvt_draft_dup_card_text (draft, self->index);

  gtk_editable_set_text (GTK_EDITABLE (self->title_row),
                         gvt_draft_get_card_title (draft, self->index));
  gvt_text_area_set_text (self->text, text);
  gvt_text_area_set_text (self->notes, gvt_draft_get_card_notes (draft, self->index));
}

GvtSectionPage *
gvt_card_editor_page_new (GvtDraftKeeper *keeper, guint index)
{
  GvtCardEditorPage *self = g_object_new (GVT_TYPE_CARD_EDITOR_PAGE, NULL);
  g_autofree char *title = g_strdup_printf (_ ("Card %u"), index + 1);

  gvt_section_page_set_title (GVT_SECTION_PAGE (self), title);
  self->index = index;
  fill (self, gvt_draft_keeper_get_draft (keeper));
  self->keeper = g_object_ref (keeper);
  self->preview = gvt_draft_preview_new (gvt_draft_keeper_get_draft (keeper),
                                         gvt_draft_texts_load_card, index);
  g_signal_connect_object (self->preview, "changed", G_CALLBACK (on_preview), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (keeper, "judged", G_CALLBACK (on_judged), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keeper, "failed", G_CALLBACK (on_failed), self, G_CONNECT_SWAPPED);
  on_judged (self);
  return GVT_SECTION_PAGE (self);
}
