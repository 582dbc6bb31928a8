/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-ask.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GWeakRef owner;
  GvtAskFunc on_accepted;
  gpointer data;
  GDestroyNotify free_data;
} Asking;

static void
asking_free (gpointer data, GClosure *closure)
{
  Asking *asking = data;

  if (asking->free_data != NULL)
    asking->free_data (asking->data);
  g_weak_ref_clear (&asking->owner);
  g_free (asking);
}

static void
on_response (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  Asking *asking = data;
  g_autoptr (GObject) owner = g_weak_ref_get (&asking->owner);

  if (owner != NULL && g_str_equal (response, "accept"))
    asking->on_accepted (owner, asking->data);
}

void
gvt_ask (GtkWidget *owner,
         const GvtQuestion *question,
         GvtAskFunc on_accepted,
         gpointer user_data,
         GDestroyNotify free_data)
{
  GtkRoot *root = gtk_widget_get_root (owner);
  AdwMessageDialog *dialog;
  Asking *asking;

  g_return_if_fail (GTK_IS_WINDOW (root));

  asking = g_new0 (Asking, 1);
  g_weak_ref_init (&asking->owner, owner);
  asking->on_accepted = on_accepted;
  asking->data = user_data;
  asking->free_data = free_data;

  dialog = ADW_MESSAGE_DIALOG (
      adw_message_dialog_new (GTK_WINDOW (root), question->heading, question->body));
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "accept", question->accept,
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, "accept",
                                              question->is_destructive ? ADW_RESPONSE_DESTRUCTIVE
                                                                       : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "accept");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), asking, asking_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
