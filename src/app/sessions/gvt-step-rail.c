/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-step-rail.h"

#include "gvt-choice-list.h"
#include "gvt-step-guide.h"
#include "gvt-step-panels.h"
#include "gvt-step-row.h"
#include "gvt-ui.h"

struct _GvtStepRail
{
  AdwBin parent_instance;

  GtkListBox *rail;

  GtkListBoxRow *rows[GVT_SESSION_N_STEPS]; /* (nullable) each: of a step that has a panel */
  guint numbers[GVT_SESSION_N_STEPS];       /* from 1; 0: not in this class */
};

enum
{
  CHOSEN,
  ENTERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GvtStepRail, gvt_step_rail, ADW_TYPE_BIN)

/* --- order --- */

static guint
number_of (GtkListBoxRow *row, GvtStepRail *self)
{
  return self->numbers[gvt_step_row_get_step (GVT_STEP_ROW (row))];
}

static int
compare_rows (GtkListBoxRow *a, GtkListBoxRow *b, gpointer data)
{
  return (int) number_of (a, data) - (int) number_of (b, data);
}

static void
show_step (GvtStepRail *self, const GvtSessionProgress *progress, GvtSessionStep step)
{
  const GvtClassStep *found = gvt_step_guide_find (progress, step);
  gboolean is_skipped = found != NULL && found->state == GVT_STEP_SKIPPED;

  gtk_widget_set_visible (GTK_WIDGET (self->rows[step]), self->numbers[step] > 0);
  gvt_step_row_show (GVT_STEP_ROW (self->rows[step]), self->numbers[step],
                     gvt_session_progress_is_done (progress, step),
                     is_skipped ? gvt_skip_reason_title (found->reason) : NULL);
}

/* --- choosing --- */

static void
on_selected (GvtStepRail *self, GtkListBoxRow *row)
{
  if (row != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, gvt_step_row_get_step (GVT_STEP_ROW (row)));
}

static void
on_activated (GvtStepRail *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[ENTERED], 0, gvt_step_row_get_step (GVT_STEP_ROW (row)));
}

static void
gvt_step_rail_class_init (GvtStepRailClass *klass)
{
  static const char *const names[N_SIGNALS] = { "chosen", "entered" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                               NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-step-rail.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtStepRail, rail);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "session.earlier",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "session.later",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "session.skip", NULL);
}

static void
gvt_step_rail_init (GvtStepRail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gvt_choice_list_set_up (self->rail);
  gtk_list_box_set_sort_func (self->rail, compare_rows, self, NULL);
  for (guint step = 0; step < GVT_SESSION_N_STEPS; step++)
    if (gvt_step_panels_has (step))
      {
        self->rows[step] = GTK_LIST_BOX_ROW (gvt_step_row_new (step));
        gtk_list_box_append (self->rail, GTK_WIDGET (self->rows[step]));
      }
}

void
gvt_step_rail_show (GvtStepRail *self, const GvtSessionProgress *progress)
{
  GvtSessionStep steps[GVT_SESSION_N_STEPS];
  guint n_steps;

  g_return_if_fail (GVT_IS_STEP_RAIL (self) && progress != NULL);

  n_steps = gvt_step_panels_list (progress, steps);
  memset (self->numbers, 0, sizeof self->numbers);
  for (guint i = 0; i < n_steps; i++)
    self->numbers[steps[i]] = i + 1;
  for (guint step = 0; step < GVT_SESSION_N_STEPS; step++)
    if (self->rows[step] != NULL)
      show_step (self, progress, step);
  gtk_list_box_invalidate_sort (self->rail);
}

GvtSessionStep
gvt_step_rail_get (GvtStepRail *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (GVT_IS_STEP_RAIL (self), GVT_STEP_ATTENDANCE);

  row = gtk_list_box_get_selected_row (self->rail);
  return row != NULL ? gvt_step_row_get_step (GVT_STEP_ROW (row)) : GVT_STEP_ATTENDANCE;
}

void
gvt_step_rail_choose (GvtStepRail *self, GvtSessionStep step)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  g_return_if_fail (GVT_IS_STEP_RAIL (self) && step < GVT_SESSION_N_STEPS);

  if (self->rows[step] == NULL)
    return;
  gtk_list_box_select_row (self->rail, self->rows[step]);
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->rows[step]));
}

void
gvt_step_rail_take_keys (GvtStepRail *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (GVT_IS_STEP_RAIL (self));

  row = gtk_list_box_get_selected_row (self->rail);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}
