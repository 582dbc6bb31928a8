/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-file-chooser.h"

typedef struct
{
  GWeakRef owner;
  GvtFileFunc on_chosen;
  gpointer data;
  GDestroyNotify free_data;
} Choosing;

static void
choosing_free (gpointer data, GClosure *closure)
{
  Choosing *choosing = data;

  if (choosing->free_data != NULL)
    choosing->free_data (choosing->data);
  g_weak_ref_clear (&choosing->owner);
  g_free (choosing);
}

static void
on_response (GtkNativeDialog *dialog, int response, gpointer data)
{
  Choosing *choosing = data;
  g_autoptr (GObject) owner = g_weak_ref_get (&choosing->owner);
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL)
    path = g_file_get_path (file);
  if (owner != NULL && path != NULL)
    choosing->on_chosen (owner, path, choosing->data);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog); /* the reference that choosing began with */
}

/* Takes over @choosing. */
static void
show_dialog (GtkFileChooserNative *dialog, Choosing *choosing)
{
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), choosing, choosing_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static Choosing *
choosing_new (GtkWidget *owner, GvtFileFunc on_chosen, gpointer user_data, GDestroyNotify free_data)
{
  Choosing *choosing = g_new0 (Choosing, 1);

  g_weak_ref_init (&choosing->owner, owner);
  choosing->on_chosen = on_chosen;
  choosing->data = user_data;
  choosing->free_data = free_data;
  return choosing;
}

static GtkFileChooserNative *
dialog_new (GtkWidget *owner, const char *title, GtkFileChooserAction action)
{
  return gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (owner)), action, NULL,
                                      NULL);
}

void
gvt_choose_file (GtkWidget *owner,
                 const GvtFileQuestion *question,
                 GvtFileFunc on_chosen,
                 gpointer user_data,
                 GDestroyNotify free_data)
{
  GtkFileChooserNative *dialog = dialog_new (owner, question->title,
                                             question->name != NULL ? GTK_FILE_CHOOSER_ACTION_SAVE
                                                                    : GTK_FILE_CHOOSER_ACTION_OPEN);

  if (question->name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), question->name);
  show_dialog (dialog, choosing_new (owner, on_chosen, user_data, free_data));
}

void
gvt_choose_folder (GtkWidget *owner,
                   const char *title,
                   GvtFileFunc on_chosen,
                   gpointer user_data,
                   GDestroyNotify free_data)
{
  GtkFileChooserNative *dialog = dialog_new (owner, title, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER);

  show_dialog (dialog, choosing_new (owner, on_chosen, user_data, free_data));
}
