/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-record-note.h"

#include <glib/gi18n-lib.h>

static void
on_undo (GtkWidget *page)
{
  gtk_widget_activate_action (page, "session.undo", NULL);
}

static void
say_saved (GvtSectionPage *page)
{
  AdwToast *toast = gvt_section_page_offer (page, _ ("Saved"), _ ("_Undo"));

  if (toast != NULL)
    g_signal_connect_object (toast, "button-clicked", G_CALLBACK (on_undo), page,
                             G_CONNECT_SWAPPED);
  else
    gvt_section_page_say (page, _ ("Saved"));
}

void
gvt_record_note (GvtSectionPage *page, const GError *error)
{
  if (error != NULL)
    {
      gvt_section_page_say_error (page, error);
      return;
    }
  say_saved (page);
  if (gvt_section_page_get_workspace (page) != NULL)
    gvt_workspace_touch (gvt_section_page_get_workspace (page));
}
