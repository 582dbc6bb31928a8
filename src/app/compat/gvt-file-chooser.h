/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for a file. Stands between us and GtkFileChooserNative, which GTK 4.10 deprecates. */

/** GvtFileFunc: the person chose @path; @owner is the widget that asked */
typedef void (*GvtFileFunc) (gpointer owner, const char *path, gpointer data);

/* What is asked. */
typedef struct
{
  const char *title;
  const char *name; /* suggested; %NULL to open a file that exists, else one is saved */
} GvtFileQuestion;

/** gvt_choose_file: nothing happens when the person thinks better of it, or @owner goes. @data:
 * (transfer full) (nullable): for @on_chosen, freed by @free_data */
void gvt_choose_file (GtkWidget *owner,
                      const GvtFileQuestion *question,
                      GvtFileFunc on_chosen,
                      gpointer data,
                      GDestroyNotify free_data);
/** gvt_choose_folder: the same for a folder that exists */
void gvt_choose_folder (GtkWidget *owner,
                        const char *title,
                        GvtFileFunc on_chosen,
                        gpointer data,
                        GDestroyNotify free_data);

G_END_DECLS
