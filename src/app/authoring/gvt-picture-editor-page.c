/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-picture-editor-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-block-view.h"
#include "gvt-check-row.h"
#include "gvt-draft-facts.h"
#include "gvt-draft-pictures.h"
#include "gvt-entry-row.h"
#include "gvt-picture-choice.h"
#include "gvt-text-area.h"
#include "gvt-ui.h"

struct _GvtPictureEditorPage
{
  GvtPartPage parent_instance;

  GvtEntryRow *title_row;
  GvtTextArea *words;
  GvtTextArea *notes;
  AdwPreferencesGroup *claims;
  GtkWidget *nothing; /* it states no rule */
  GtkLabel *heading;
  AdwBin *picture;

  gboolean is_showing; /* what the draft says, not what a person ticks */
};

G_DEFINE_FINAL_TYPE (GvtPictureEditorPage, gvt_picture_editor_page, GVT_TYPE_PART_PAGE)

static void
gvt_picture_editor_page_show (GvtPartPage *page, GvtModule *module)
{
  GvtPictureEditorPage *self = GVT_PICTURE_EDITOR_PAGE (page);
  g_autoptr (GvtLesson) lesson = g_list_model_get_item (gvt_module_get_picture_lessons (module), 0);
  g_autoptr (GvtBlock) block = g_list_model_get_item (gvt_lesson_get_blocks (lesson), 0);

  gtk_label_set_label (self->heading, gvt_lesson_get_title (lesson));
  adw_bin_set_child (self->picture, gvt_block_view_new (module, block));
}

static void
on_changed (GvtPictureEditorPage *self)
{
  GvtDraft *draft = gvt_part_page_get_draft (GVT_PART_PAGE (self));
  guint index = gvt_part_page_get_index (GVT_PART_PAGE (self));
  g_autofree char *words = gvt_text_area_dup_text (self->words);
  g_autofree char *notes = gvt_text_area_dup_text (self->notes);

  if (draft == NULL)
    return;
  gvt_draft_set_picture_title (draft, index,
                               gtk_editable_get_text (GTK_EDITABLE (self->title_row)));
  gvt_draft_set_picture_words (draft, index, words);
  gvt_draft_set_picture_notes (draft, index, notes);
}

/* --- what it states --- */

static const char *
claim_of (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "claim");
}

/* A tick elsewhere may take one away here. */
static void
show_claims (GvtPictureEditorPage *self)
{
  GvtDraft *draft = gvt_part_page_get_draft (GVT_PART_PAGE (self));
  guint index = gvt_part_page_get_index (GVT_PART_PAGE (self));
  GPtrArray *rows = g_object_get_data (G_OBJECT (self->claims), "rows");

  self->is_showing = TRUE;
  for (guint i = 0; i < rows->len; i++)
    g_object_set (g_ptr_array_index (rows, i), "active",
                  gvt_draft_picture_states (draft, index, claim_of (g_ptr_array_index (rows, i))),
                  NULL);
  g_object_set (self->nothing, "active", gvt_draft_picture_states_nothing (draft, index), NULL);
  self->is_showing = FALSE;
}

static void
on_claim_ticked (GvtPictureEditorPage *self, GParamSpec *pspec, GtkWidget *row)
{
  GvtDraft *draft = gvt_part_page_get_draft (GVT_PART_PAGE (self));
  guint index = gvt_part_page_get_index (GVT_PART_PAGE (self));
  gboolean is_ticked = gvt_check_row_get_active (GVT_CHECK_ROW (row));

  if (self->is_showing || draft == NULL)
    return;
  if (row == self->nothing)
    gvt_draft_picture_set_states_nothing (draft, index, is_ticked);
  else
    gvt_draft_picture_set_states (draft, index, claim_of (row), is_ticked);
  show_claims (self);
}

static GtkWidget *
add_claim_row (GvtPictureEditorPage *self, const char *title)
{
  GtkWidget *row = gvt_check_row_new (title);

  g_signal_connect_object (row, "notify::active", G_CALLBACK (on_claim_ticked), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->claims, row);
  return row;
}

static void
add_claims (GvtPictureEditorPage *self, GvtDraft *draft)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < gvt_draft_get_n_claims (draft); i++)
    {
      GtkWidget *row = add_claim_row (self, gvt_draft_get_claim_text (draft, i));

      g_object_set_data_full (G_OBJECT (row), "claim",
                              g_strdup (gvt_draft_get_claim (draft, i, "id")), g_free);
      g_ptr_array_add (rows, row);
    }
  self->nothing = add_claim_row (self, _ ("It states no rule"));
  g_object_set_data_full (G_OBJECT (self->claims), "rows", rows,
                          (GDestroyNotify) g_ptr_array_unref);
}

/* --- its picture --- */

/* The words that stood there are of another picture. */
static void
on_taken (gpointer owner, const char *name)
{
  GvtPictureEditorPage *self = owner;
  GvtDraft *draft = gvt_part_page_get_draft (owner);
  guint index = gvt_part_page_get_index (owner);

  gvt_draft_set_picture_file (draft, index, name);
  gvt_text_area_set_text (self->words, gvt_draft_get_picture_words (draft, index));
  gtk_widget_grab_focus (GTK_WIDGET (self->words));
}

static void
picture_choose (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtDraft *draft = gvt_part_page_get_draft (GVT_PART_PAGE (widget));

  gvt_picture_choose (GVT_SECTION_PAGE (widget), gvt_draft_get_folder (draft), on_taken);
}

static void
gvt_picture_editor_page_focus (GvtPartPage *page, const GvtFindingPlace *place)
{
  GvtPictureEditorPage *self = GVT_PICTURE_EDITOR_PAGE (page);

  if (g_str_equal (place->field, "title"))
    gtk_widget_grab_focus (GTK_WIDGET (self->title_row));
  else if (g_str_has_prefix (place->field, "notes"))
    gtk_widget_grab_focus (GTK_WIDGET (self->notes));
  else if (g_str_has_prefix (place->field, "claims"))
    gtk_widget_child_focus (GTK_WIDGET (self->claims), GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->words));
}

static void
gvt_picture_editor_page_class_init (GvtPictureEditorPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GvtPartPageClass *part_class = GVT_PART_PAGE_CLASS (klass);

  part_class->list = "picture_lessons";
  part_class->load = gvt_draft_texts_load_picture;
  part_class->show = gvt_picture_editor_page_show;
  part_class->remove = gvt_draft_remove_picture;
  part_class->restore = gvt_draft_restore_picture;
  part_class->focus = gvt_picture_editor_page_focus;
  part_class->removed = N_ ("The card is removed.");
  g_type_ensure (GVT_TYPE_ENTRY_ROW);
  g_type_ensure (GVT_TYPE_TEXT_AREA);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-picture-editor-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtPictureEditorPage, title_row);
  gtk_widget_class_bind_template_child (widget_class, GvtPictureEditorPage, words);
  gtk_widget_class_bind_template_child (widget_class, GvtPictureEditorPage, notes);
  gtk_widget_class_bind_template_child (widget_class, GvtPictureEditorPage, claims);
  gtk_widget_class_bind_template_child (widget_class, GvtPictureEditorPage, heading);
  gtk_widget_class_bind_template_child (widget_class, GvtPictureEditorPage, picture);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_install_action (widget_class, "picture.choose", NULL, picture_choose);
}

static void
gvt_picture_editor_page_init (GvtPictureEditorPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GvtPartPage *
gvt_picture_editor_page_new (GvtDraftKeeper *keeper, guint index)
{
  GvtPictureEditorPage *self = g_object_new (GVT_TYPE_PICTURE_EDITOR_PAGE, NULL);
  GvtDraft *draft = gvt_draft_keeper_get_draft (keeper);
  g_autofree char *title = g_strdup_printf (_ ("Picture card %u"), index + 1);

  gtk_editable_set_text (GTK_EDITABLE (self->title_row),
                         gvt_draft_get_picture_title (draft, index));
  gvt_text_area_set_text (self->words, gvt_draft_get_picture_words (draft, index));
  gvt_text_area_set_text (self->notes, gvt_draft_get_picture_notes (draft, index));
  add_claims (self, draft);
  gvt_part_page_start (GVT_PART_PAGE (self), keeper, index, title);
  show_claims (self);
  return GVT_PART_PAGE (self);
}
