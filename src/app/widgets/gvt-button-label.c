/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-button-label.h"

void
gvt_button_wrap_label (GtkButton *button)
{
  GtkLabel *label;

  g_return_if_fail (GTK_IS_BUTTON (button) && GTK_IS_LABEL (gtk_button_get_child (button)));

  label = GTK_LABEL (gtk_button_get_child (button));
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD);
  gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
}

void
gvt_buttons_wrap_labels (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (GTK_IS_BUTTON (widget))
    {
      if (GTK_IS_LABEL (gtk_button_get_child (GTK_BUTTON (widget))))
        gvt_button_wrap_label (GTK_BUTTON (widget));
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gvt_buttons_wrap_labels (child);
}
