/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-ballot-state.h"

#include <glib/gi18n-lib.h>

#include "gvt-check-row.h"
#include "gvt-ui.h"

struct _GvtBallotState
{
  AdwPreferencesGroup parent_instance;

  GvtCheckRow *signature;
  GvtCheckRow *writing;
  GvtCheckRow *struck_off;
  AdwComboRow *tool;
  AdwComboRow *received;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GvtBallotState, gvt_ballot_state, ADW_TYPE_PREFERENCES_GROUP)

static void
on_changed (GvtBallotState *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
gvt_ballot_state_class_init (GvtBallotStateClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (GVT_TYPE_CHECK_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-ballot-state.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtBallotState, signature);
  gtk_widget_class_bind_template_child (widget_class, GvtBallotState, writing);
  gtk_widget_class_bind_template_child (widget_class, GvtBallotState, struck_off);
  gtk_widget_class_bind_template_child (widget_class, GvtBallotState, tool);
  gtk_widget_class_bind_template_child (widget_class, GvtBallotState, received);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
}

static void
gvt_ballot_state_init (GvtBallotState *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
gvt_ballot_state_set_paper (GvtBallotState *self, GvtBallotPaper *paper)
{
  gboolean has_parties = gvt_ballot_paper_get_n_parties (paper) > 0;
  g_autofree char *first = NULL;
  g_autofree char *title = NULL;

  g_return_if_fail (GVT_IS_BALLOT_STATE (self));

  gtk_widget_set_visible (GTK_WIDGET (self->struck_off), has_parties);
  if (!has_parties)
    return;
  first = gvt_ballot_paper_describe (paper, 0, 1, 1);
  title = g_strdup_printf (_ ("%s was struck off after the final list"), first);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->struck_off), title);
}

void
gvt_ballot_state_apply (GvtBallotState *self, GvtBallotSheet *sheet)
{
  g_return_if_fail (GVT_IS_BALLOT_STATE (self));

  gvt_ballot_sheet_set_signed (sheet, gvt_check_row_get_active (self->signature));
  gvt_ballot_sheet_set_writing (sheet, gvt_check_row_get_active (self->writing));
  gvt_ballot_sheet_set_struck_off (sheet, gvt_check_row_get_active (self->struck_off));
  gvt_ballot_sheet_set_tool (sheet, adw_combo_row_get_selected (self->tool));
  gvt_ballot_sheet_set_received (sheet, adw_combo_row_get_selected (self->received));
}

void
gvt_ballot_state_reset (GvtBallotState *self)
{
  g_return_if_fail (GVT_IS_BALLOT_STATE (self));

  g_object_set (self->signature, "active", TRUE, NULL);
  g_object_set (self->writing, "active", FALSE, NULL);
  g_object_set (self->struck_off, "active", FALSE, NULL);
  adw_combo_row_set_selected (self->tool, GVT_BALLOT_TOOL_PROVIDED);
  adw_combo_row_set_selected (self->received, GVT_BALLOT_RECEIVED_WHOLE);
}

gboolean
gvt_ballot_state_is_good (GvtBallotState *self)
{
  g_return_val_if_fail (GVT_IS_BALLOT_STATE (self), TRUE);

  return gvt_check_row_get_active (self->signature) && !gvt_check_row_get_active (self->writing)
         && !gvt_check_row_get_active (self->struck_off)
         && adw_combo_row_get_selected (self->tool) == GVT_BALLOT_TOOL_PROVIDED
         && adw_combo_row_get_selected (self->received) == GVT_BALLOT_RECEIVED_WHOLE;
}
