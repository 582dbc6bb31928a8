/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-ready-row.h"

#include <glib/gi18n-lib.h>

#include "gvt-actionable.h"
#include "gvt-ui.h"

struct _GvtReadyRow
{
  GtkListBoxRow parent_instance;

  GtkImage *icon;
  GtkLabel *text;
  GtkButton *mend;
};

G_DEFINE_FINAL_TYPE (GvtReadyRow, gvt_ready_row, GTK_TYPE_LIST_BOX_ROW)

static void
gvt_ready_row_class_init (GvtReadyRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-ready-row.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtReadyRow, icon);
  gtk_widget_class_bind_template_child (widget_class, GvtReadyRow, text);
  gtk_widget_class_bind_template_child (widget_class, GvtReadyRow, mend);
}

static void
gvt_ready_row_init (GvtReadyRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

const char *
gvt_ready_icon (GvtReadyState state)
{
  static const char *const icons[] = { "emblem-ok-symbolic", "dialog-information-symbolic",
                                       "dialog-warning-symbolic" };

  return icons[state];
}

static const char *
state_word (GvtReadyState state)
{
  return state == GVT_READY_MISSING ? _ ("Missing")
         : state == GVT_READY_NOTE  ? _ ("To know")
                                    : _ ("In order");
}

static void
offer (GvtReadyRow *self, GvtRemedy remedy)
{
  const char *label = gvt_remedy_label (remedy);
  GtkLabel *words;
  g_autofree char *action = g_strdup_printf ("ready.mend('%s')", gvt_remedy_code (remedy));

  gtk_widget_set_visible (GTK_WIDGET (self->mend), label != NULL);
  if (label == NULL)
    return;
  gtk_button_set_label (self->mend, label);
  words = GTK_LABEL (gtk_button_get_child (self->mend));
  gtk_label_set_wrap (words, TRUE); /* large letters on a narrow window */
  gtk_label_set_wrap_mode (words, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (words, GTK_NATURAL_WRAP_NONE);
  gvt_actionable_set (self->mend, action);
}

GtkWidget *
gvt_ready_row_new (GvtReadyPoint *point)
{
  static const char *const classes[] = { "success", "accent", "error" };
  GvtReadyRow *self = g_object_new (GVT_TYPE_READY_ROW, NULL);
  GvtReadyState state = gvt_ready_point_get_state (point);
  const char *text = gvt_ready_point_get_text (point);
  g_autofree char *label = g_strdup_printf ("%s: %s", state_word (state), text);

  gtk_image_set_from_icon_name (self->icon, gvt_ready_icon (state));
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), classes[state]);
  gtk_label_set_label (self->text, text);
  offer (self, gvt_ready_point_get_remedy (point));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  state_word (state), -1);
  return GTK_WIDGET (self);
}
