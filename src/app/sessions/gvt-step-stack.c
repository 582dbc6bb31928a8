/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-step-stack.h"

#include "gvt-step-buttons.h"
#include "gvt-step-panels.h"

struct _GvtStepStack
{
  AdwBin parent_instance;

  GtkStack *stack;
  GvtStepPanel *panels[GVT_SESSION_N_STEPS]; /* (nullable) each: its child of @stack */
  GSimpleActionGroup *acts;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (GvtStepStack, gvt_step_stack, ADW_TYPE_BIN)

static void
on_changed (GvtStepStack *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
add_panel (GvtStepStack *self, GvtSessionStep step)
{
  GvtStepPanel *panel = gvt_step_panels_create (step);

  self->panels[step] = panel;
  gtk_stack_add_child (self->stack, GTK_WIDGET (panel));
  gvt_step_buttons_update (G_ACTION_MAP (self->acts), panel, NULL, NULL);
  g_signal_connect_object (panel, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}

static void
gvt_step_stack_finalize (GObject *object)
{
  g_object_unref (GVT_STEP_STACK (object)->acts);
  G_OBJECT_CLASS (gvt_step_stack_parent_class)->finalize (object);
}

static void
gvt_step_stack_class_init (GvtStepStackClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gvt_step_stack_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
gvt_step_stack_init (GvtStepStack *self)
{
  self->stack = g_object_new (GTK_TYPE_STACK, "hhomogeneous", FALSE, "vhomogeneous", FALSE, NULL);
  self->acts = g_simple_action_group_new ();
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
  for (guint step = 0; step < GVT_SESSION_N_STEPS; step++)
    if (gvt_step_panels_has (step))
      add_panel (self, step);
}

GActionGroup *
gvt_step_stack_get_acts (GvtStepStack *self)
{
  g_return_val_if_fail (GVT_IS_STEP_STACK (self), NULL);
  return G_ACTION_GROUP (self->acts);
}

GvtStepPanel *
gvt_step_stack_get (GvtStepStack *self, GvtSessionStep step)
{
  g_return_val_if_fail (GVT_IS_STEP_STACK (self) && step < GVT_SESSION_N_STEPS, NULL);
  return self->panels[step];
}

void
gvt_step_stack_choose (GvtStepStack *self, GvtSessionStep step)
{
  g_return_if_fail (gvt_step_stack_get (self, step) != NULL);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->panels[step]));
}

void
gvt_step_stack_show (GvtStepStack *self, GvtSectionPage *page, const GvtSessionProgress *progress)
{
  g_return_if_fail (GVT_IS_STEP_STACK (self));

  for (guint step = 0; step < GVT_SESSION_N_STEPS; step++)
    if (self->panels[step] != NULL)
      gvt_step_panel_show (self->panels[step], page, progress);
}

void
gvt_step_stack_update (GvtStepStack *self,
                       GvtWorkspace *workspace,
                       const GvtSessionProgress *progress)
{
  gboolean may_record = gvt_step_permit_read (GVT_GUARD_RECORDS, workspace, progress)
                        == GVT_PERMIT_YES;

  g_return_if_fail (GVT_IS_STEP_STACK (self));

  for (guint step = 0; step < GVT_SESSION_N_STEPS; step++)
    if (self->panels[step] != NULL)
      {
        gvt_step_panel_set_may_record (self->panels[step], may_record);
        gvt_step_buttons_update (G_ACTION_MAP (self->acts), self->panels[step], workspace,
                                 progress);
      }
}

void
gvt_step_stack_forget (GvtStepStack *self)
{
  g_return_if_fail (GVT_IS_STEP_STACK (self));

  for (guint step = 0; step < GVT_SESSION_N_STEPS; step++)
    if (self->panels[step] != NULL)
      gvt_step_panel_forget (self->panels[step]);
}
