/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-ask.h"

#include <glib/gi18n-lib.h>

#define SPACING   12
#define MAX_CHARS 40

typedef struct
{
  GWeakRef owner;
  GvtAskFunc on_accepted;
  GvtAskWhichFunc on_chosen;
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

  if (owner == NULL)
    return;
  if (g_str_equal (response, "accept"))
    asking->on_accepted (owner, asking->data);
  else if (g_ascii_isdigit (*response))
    asking->on_chosen (owner, (guint) (*response - '0'), asking->data);
}

static GtkWidget *
create_label (const char *text, const char *css_class)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "wrap-mode",
                       PANGO_WRAP_WORD_CHAR, "justify", GTK_JUSTIFY_CENTER, "max-width-chars",
                       MAX_CHARS, "css-classes", (const char *[]){ css_class, NULL }, NULL);
}

static GtkWidget *
create_words (const char *heading, const char *body)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);

  gtk_box_append (GTK_BOX (words), create_label (heading, "title-2"));
  gtk_box_append (GTK_BOX (words), create_label (body, "body"));
  return words;
}

/* Not the dialog's own heading: libadwaita 1.7 measures it narrower than it can be, and GTK warns.
 */
static AdwMessageDialog *
create_dialog (GtkRoot *root, const char *heading, const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (root), NULL, NULL);

  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), create_words (heading, body));
  gtk_accessible_update_property (GTK_ACCESSIBLE (dialog), GTK_ACCESSIBLE_PROPERTY_LABEL, heading,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, body, -1);
  return ADW_MESSAGE_DIALOG (dialog);
}

static Asking *
asking_new (GtkWidget *owner, gpointer data, GDestroyNotify free_data)
{
  Asking *asking = g_new0 (Asking, 1);

  g_weak_ref_init (&asking->owner, owner);
  asking->data = data;
  asking->free_data = free_data;
  return asking;
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

  asking = asking_new (owner, user_data, free_data);
  asking->on_accepted = on_accepted;
  dialog = create_dialog (root, question->heading, question->body);
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

void
gvt_ask_which (GtkWidget *owner,
               const char *heading,
               const char *body,
               const char *const *answers,
               GvtAskWhichFunc on_chosen,
               gpointer user_data,
               GDestroyNotify free_data)
{
  GtkRoot *root = gtk_widget_get_root (owner);
  AdwMessageDialog *dialog;
  Asking *asking;

  g_return_if_fail (GTK_IS_WINDOW (root));

  asking = asking_new (owner, user_data, free_data);
  asking->on_chosen = on_chosen;
  dialog = create_dialog (root, heading, body);
  adw_message_dialog_add_response (dialog, "cancel", _ ("_Cancel"));
  for (guint i = 0; answers[i] != NULL && i < 10; i++)
    adw_message_dialog_add_response (dialog, (const char[]){ (char) ('0' + i), '\0' }, answers[i]);
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), asking, asking_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
gvt_tell (GtkWidget *owner, const char *heading, const char *body)
{
  GtkRoot *root = gtk_widget_get_root (owner);
  AdwMessageDialog *dialog;

  g_return_if_fail (GTK_IS_WINDOW (root));

  dialog = create_dialog (root, heading, body);
  adw_message_dialog_add_response (dialog, "close", _ ("_Close"));
  adw_message_dialog_set_default_response (dialog, "close");
  adw_message_dialog_set_close_response (dialog, "close");
  gtk_window_present (GTK_WINDOW (dialog));
}
