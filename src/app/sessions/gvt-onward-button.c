/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-onward-button.h"

#include <glib/gi18n-lib.h>

#include "gvt-step-guide.h"
#include "gvt-visit-text.h"

struct _GvtOnwardButton
{
  AdwBin parent_instance;

  GtkButton *button;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (GvtOnwardButton, gvt_onward_button, ADW_TYPE_BIN)

static void
gvt_onward_button_class_init (GvtOnwardButtonClass *klass)
{
}

static void
gvt_onward_button_init (GvtOnwardButton *self)
{
  self->label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                              "justify", GTK_JUSTIFY_CENTER, NULL);
  self->button = g_object_new (GTK_TYPE_BUTTON, "child", self->label, "action-name",
                               "session.onward", "halign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}

static gboolean
leads_on (const GvtSessionProgress *progress, GvtSessionStep step, GvtStepPanel *panel)
{
  return progress->onward != GVT_STEP_REPORT
         && g_strcmp0 (gvt_step_guide_code (step), progress->steps->now) == 0
         && !gvt_step_panel_is_busy (panel);
}

void
gvt_onward_button_show (GvtOnwardButton *self,
                        const GvtSessionProgress *progress,
                        GvtSessionStep step,
                        GvtStepPanel *panel,
                        gboolean may_record)
{
  gboolean is_there = may_record && leads_on (progress, step, panel);
  g_autofree char *text = NULL;

  g_return_if_fail (GVT_IS_ONWARD_BUTTON (self));

  gtk_widget_set_visible (GTK_WIDGET (self), is_there);
  if (!is_there)
    return;
  /* Translators: a button that leads to the next step of a class: "Go on: Pre-test" */
  text = g_strdup_printf (_ ("Go on: %s"), gvt_step_title (progress->onward));
  gtk_label_set_label (self->label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
}

void
gvt_onward_button_take_keys (GvtOnwardButton *self)
{
  g_return_if_fail (GVT_IS_ONWARD_BUTTON (self));

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->button));
}
