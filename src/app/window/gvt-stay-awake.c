/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-stay-awake.h"

#include <glib/gi18n-lib.h>

guint
gvt_stay_awake (GtkWindow *window)
{
  GtkApplication *application;

  g_return_val_if_fail (GTK_IS_WINDOW (window), 0);

  application = gtk_window_get_application (window);
  if (application == NULL)
    return 0;
  return gtk_application_inhibit (application, window,
                                  GTK_APPLICATION_INHIBIT_IDLE | GTK_APPLICATION_INHIBIT_SUSPEND,
                                  _ ("A class is looking at the projector"));
}

void
gvt_stay_awake_end (GtkWindow *window, guint inhibition)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  if (inhibition != 0)
    gtk_application_uninhibit (gtk_window_get_application (window), inhibition);
}
