/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-claim-editor-page.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "gvt-check-row.h"
#include "gvt-draft-facts.h"
#include "gvt-entry-row.h"
#include "gvt-text-area.h"
#include "gvt-typed-date.h"
#include "gvt-ui.h"

enum
{
  SOURCE,
  CHECKED_ON,
  LEGAL_BASIS,
  BASIS_CHECKED_ON,
  LABEL,
  VALID_FROM,
  VALID_UNTIL,
  N_ROWS
};

/* Members of module.json, and ids of the template. */
static const struct
{
  const char *name;
  gboolean is_date;
} rows[N_ROWS] = {
  [SOURCE] = { "source", FALSE },
  [CHECKED_ON] = { "checked_on", TRUE },
  [LEGAL_BASIS] = { "legal_basis", FALSE },
  [BASIS_CHECKED_ON] = { "basis_checked_on", TRUE },
  [LABEL] = { "label", FALSE },
  [VALID_FROM] = { "valid_from", TRUE },
  [VALID_UNTIL] = { "valid_until", TRUE },
};

struct _GvtClaimEditorPage
{
  GvtPartPage parent_instance;

  GvtTextArea *text;
  GtkLabel *usage;
  GtkEditable *entries[N_ROWS];
  GvtCheckRow *verified;
  GtkLabel *below_card;

  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (GvtClaimEditorPage, gvt_claim_editor_page, GVT_TYPE_PART_PAGE)

static void
gvt_claim_editor_page_show (GvtPartPage *page, GvtModule *module)
{
  g_autoptr (GvtClaim) claim = g_list_model_get_item (gvt_module_get_claims (module), 0);
  g_autofree char *text = gvt_claim_describe (claim);

  gtk_label_set_label (GVT_CLAIM_EDITOR_PAGE (page)->below_card, text);
}

/* Returns: (transfer full): what stands in the row, as module.json has it */
static char *
dup_row (GvtClaimEditorPage *self, guint row)
{
  const char *typed = gtk_editable_get_text (self->entries[row]);

  return rows[row].is_date ? gvt_typed_date_to_iso (typed) : g_strdup (typed);
}

/* Only what a dated source says can be verified; what the draft took back is taken back here. */
static void
show_states (GvtClaimEditorPage *self, GvtDraft *draft, guint index)
{
  gboolean can_verify = *gvt_draft_get_claim (draft, index, "source") != '\0'
                        && *gvt_draft_get_claim (draft, index, "checked_on") != '\0';

  self->is_filling = TRUE;
  if (!can_verify)
    gvt_draft_set_claim_verified (draft, index, FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->verified), can_verify);
  g_object_set (self->verified, "active", gvt_draft_is_claim_verified (draft, index), NULL);
  if (*gvt_draft_get_claim (draft, index, "basis_checked_on") == '\0')
    gtk_editable_set_text (self->entries[BASIS_CHECKED_ON], "");
  self->is_filling = FALSE;
}

static void
on_changed (GvtClaimEditorPage *self)
{
  GvtDraft *draft = gvt_part_page_get_draft (GVT_PART_PAGE (self));
  guint index = gvt_part_page_get_index (GVT_PART_PAGE (self));
  g_autofree char *text = gvt_text_area_dup_text (self->text);

  if (draft == NULL || self->is_filling)
    return;
  gvt_draft_set_claim (draft, index, "text", text);
  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autofree char *value = dup_row (self, i);

      if (i != BASIS_CHECKED_ON)
        gvt_draft_set_claim (draft, index, rows[i].name, value);
    }
  show_states (self, draft, index);
}

/* By itself: a change elsewhere may just have taken this day away. */
static void
on_basis_checked (GvtClaimEditorPage *self)
{
  GvtDraft *draft = gvt_part_page_get_draft (GVT_PART_PAGE (self));
  g_autofree char *value = dup_row (self, BASIS_CHECKED_ON);

  if (draft != NULL && !self->is_filling)
    gvt_draft_set_claim (draft, gvt_part_page_get_index (GVT_PART_PAGE (self)),
                         rows[BASIS_CHECKED_ON].name, value);
}

static void
on_verified (GvtClaimEditorPage *self)
{
  GvtDraft *draft = gvt_part_page_get_draft (GVT_PART_PAGE (self));

  if (draft != NULL && !self->is_filling)
    gvt_draft_set_claim_verified (draft, gvt_part_page_get_index (GVT_PART_PAGE (self)),
                                  gvt_check_row_get_active (self->verified));
}

static void
gvt_claim_editor_page_focus (GvtPartPage *page, const GvtFindingPlace *place)
{
  GvtClaimEditorPage *self = GVT_CLAIM_EDITOR_PAGE (page);
  GtkWidget *meant = GTK_WIDGET (self->text);

  for (guint i = 0; i < N_ROWS; i++)
    if (g_str_equal (place->field, rows[i].name))
      meant = GTK_WIDGET (self->entries[i]);
  gtk_widget_grab_focus (meant);
}

static void
gvt_claim_editor_page_class_init (GvtClaimEditorPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GvtPartPageClass *part_class = GVT_PART_PAGE_CLASS (klass);

  part_class->list = "claims";
  part_class->load = gvt_draft_texts_load_claim;
  part_class->show = gvt_claim_editor_page_show;
  part_class->remove = gvt_draft_remove_claim;
  part_class->restore = gvt_draft_restore_claim;
  part_class->focus = gvt_claim_editor_page_focus;
  part_class->removed = N_ ("The source is removed.");
  g_type_ensure (GVT_TYPE_CHECK_ROW);
  g_type_ensure (GVT_TYPE_ENTRY_ROW);
  g_type_ensure (GVT_TYPE_TEXT_AREA);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-claim-editor-page.ui"));
  for (guint i = 0; i < N_ROWS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, rows[i].name, FALSE,
                                               G_STRUCT_OFFSET (GvtClaimEditorPage, entries)
                                                   + (gssize) (i * sizeof (GtkEditable *)));
  gtk_widget_class_bind_template_child (widget_class, GvtClaimEditorPage, text);
  gtk_widget_class_bind_template_child (widget_class, GvtClaimEditorPage, usage);
  gtk_widget_class_bind_template_child (widget_class, GvtClaimEditorPage, verified);
  gtk_widget_class_bind_template_child (widget_class, GvtClaimEditorPage, below_card);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_basis_checked);
  gtk_widget_class_bind_template_callback (widget_class, on_verified);
}

static void
gvt_claim_editor_page_init (GvtClaimEditorPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Dates are spoken and written day first. Returns: (transfer full): what is no date stays */
static char *
show_row (const char *value, gboolean is_date)
{
  int year, month, day;

  if (is_date && sscanf (value, "%4d-%2d-%2d", &year, &month, &day) == 3)
    return g_strdup_printf ("%02d-%02d-%04d", day, month, year);
  return g_strdup (value);
}

static void
fill (GvtClaimEditorPage *self, GvtDraft *draft, guint index)
{
  /* Translators: how a card names this source; only "words" is text */
  g_autofree char *usage = g_strdup_printf (_ ("In the text of a card: [words](claim:%s)"),
                                            gvt_draft_get_claim (draft, index, "id"));

  gtk_label_set_label (self->usage, usage);
  gvt_text_area_set_text (self->text, gvt_draft_get_claim_text (draft, index));
  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autofree char *text = show_row (gvt_draft_get_claim (draft, index, rows[i].name),
                                        rows[i].is_date);

      gtk_editable_set_text (self->entries[i], text);
    }
  show_states (self, draft, index);
}

GvtPartPage *
gvt_claim_editor_page_new (GvtDraftKeeper *keeper, guint index)
{
  GvtClaimEditorPage *self = g_object_new (GVT_TYPE_CLAIM_EDITOR_PAGE, NULL);
  g_autofree char *title = g_strdup_printf (_ ("Source %u"), index + 1);

  fill (self, gvt_draft_keeper_get_draft (keeper), index);
  gvt_part_page_start (GVT_PART_PAGE (self), keeper, index, title);
  return GVT_PART_PAGE (self);
}
