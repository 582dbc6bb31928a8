/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gvt-media.h"
#include "gvt-module.h"

G_BEGIN_DECLS

/* How many of how many, as a bar with the figure on it, for eyes at the back of a class. */
#define GVT_TYPE_RESULT_BAR (gvt_result_bar_get_type ())
G_DECLARE_FINAL_TYPE (GvtResultBar, gvt_result_bar, GVT, RESULT_BAR, GtkBox)

typedef struct
{
  const char *text; /* what was counted */
  guint n;
  guint of;
  gboolean is_key;   /* a right answer: told by a sign and a word, too */
  gboolean is_short; /* the text stands beside the bar, not above it */
  char letter;       /* by which a class calls it; '\0' for none */
  GvtMedia *picture; /* (nullable): which shows it, out of: */
  GvtModule *module;
} GvtResultFigure;

/** gvt_result_bar_new: Returns: (transfer floating) */
GtkWidget *gvt_result_bar_new (const GvtResultFigure *figure);
/** gvt_result_bar_align: one under another the bars begin and end at the same place. @texts: only
 * of those whose text stands beside the bar */
void gvt_result_bar_align (GvtResultBar *self, GtkSizeGroup *texts, GtkSizeGroup *figures);
/** gvt_result_bar_set_size: of its letters, in pixels */
void gvt_result_bar_set_size (GvtResultBar *self, double size);

G_END_DECLS
