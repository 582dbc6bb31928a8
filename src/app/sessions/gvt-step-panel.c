/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-step-panel.h"

#include "gvt-record-note.h"

G_DEFINE_INTERFACE (GvtStepPanel, gvt_step_panel, GTK_TYPE_WIDGET)

static guint changed_signal;

static void
gvt_step_panel_default_init (GvtStepPanelInterface *iface)
{
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_INTERFACE (iface), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
}

void
gvt_step_panel_show (GvtStepPanel *self, GvtSectionPage *page, const GvtSessionProgress *progress)
{
  g_return_if_fail (GVT_IS_STEP_PANEL (self) && GVT_IS_SECTION_PAGE (page) && progress != NULL);
  GVT_STEP_PANEL_GET_IFACE (self)->show (self, page, progress);
}

gboolean
gvt_step_panel_get_act (GvtStepPanel *self, GvtActPlace place, GvtStepAct *act)
{
  g_return_val_if_fail (GVT_IS_STEP_PANEL (self), FALSE);

  *act = (GvtStepAct){ 0 };
  return GVT_STEP_PANEL_GET_IFACE (self)->get_act (self, place, act);
}

void
gvt_step_panel_perform (GvtStepPanel *self, GvtActPlace place)
{
  g_return_if_fail (GVT_IS_STEP_PANEL (self));
  GVT_STEP_PANEL_GET_IFACE (self)->perform (self, place);
}

void
gvt_step_panel_set_may_record (GvtStepPanel *self, gboolean may_record)
{
  g_return_if_fail (GVT_IS_STEP_PANEL (self));

  if (GVT_STEP_PANEL_GET_IFACE (self)->set_may_record != NULL)
    GVT_STEP_PANEL_GET_IFACE (self)->set_may_record (self, may_record);
}

void
gvt_step_panel_forget (GvtStepPanel *self)
{
  g_return_if_fail (GVT_IS_STEP_PANEL (self));

  if (GVT_STEP_PANEL_GET_IFACE (self)->forget != NULL)
    GVT_STEP_PANEL_GET_IFACE (self)->forget (self);
}

gboolean
gvt_step_panel_is_busy (GvtStepPanel *self)
{
  g_return_val_if_fail (GVT_IS_STEP_PANEL (self), FALSE);

  return GVT_STEP_PANEL_GET_IFACE (self)->is_busy != NULL
         && GVT_STEP_PANEL_GET_IFACE (self)->is_busy (self);
}

void
gvt_step_panel_resume (GvtStepPanel *self, const GvtClassPlace *place)
{
  g_return_if_fail (GVT_IS_STEP_PANEL (self));

  if (GVT_STEP_PANEL_GET_IFACE (self)->resume != NULL)
    GVT_STEP_PANEL_GET_IFACE (self)->resume (self, place);
}

void
gvt_step_panel_changed (GvtStepPanel *self)
{
  g_return_if_fail (GVT_IS_STEP_PANEL (self));
  g_signal_emit (self, changed_signal, 0);
}

void
gvt_step_panel_finish (GvtStepPanel *self, GvtSectionPage *page, const GError *error)
{
  gvt_step_panel_changed (self);
  gvt_record_note (page, error);
}

void
gvt_step_panel_begin_class (GvtStepPanel *self, const GvtId *session)
{
  g_autofree char *id = gvt_id_to_text (session);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.begin-class", "s", id);
}
