/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gvt-module.h"

G_BEGIN_DECLS

#define GVT_HANDS_MAX_OPTIONS 6 /* a key each, A to F */

/* What was typed beside the options. */
typedef struct
{
  guint n[GVT_HANDS_MAX_OPTIONS];
  guint n_options;
  guint sum;
  gboolean is_counted; /* something was typed; what was not is nobody */
  gboolean is_number;  /* all of it are whole numbers */
} GvtHands;

/* The options of a question by their letters, each with the count of the hands that were raised for
 * it. Enter leads from count to count. Signals: "changed", "entered" (after the last count). */
#define GVT_TYPE_HANDS_OPTIONS (gvt_hands_options_get_type ())
G_DECLARE_FINAL_TYPE (GvtHandsOptions, gvt_hands_options, GVT, HANDS_OPTIONS, GtkBox)

/** gvt_hands_options_show: those of @item, with nothing typed. @is_counted: whether there is
 * anybody to count */
void gvt_hands_options_show (GvtHandsOptions *self,
                             GvtModule *module,
                             GvtQuizItem *item,
                             gboolean is_counted);
void gvt_hands_options_read (GvtHandsOptions *self, GvtHands *hands);
GStrv gvt_hands_options_dup_texts (GvtHandsOptions *self); /* (transfer full) */
void gvt_hands_options_set_texts (GvtHandsOptions *self, char **texts);
/** gvt_hands_options_reveal: marks the right ones of @item, beside what was typed; nothing can be
 * typed any more */
void gvt_hands_options_reveal (GvtHandsOptions *self, GvtQuizItem *item, char **texts);
/** gvt_hands_options_focus: the count at @place, from 0; %FALSE where there is none */
gboolean gvt_hands_options_focus (GvtHandsOptions *self, guint place);
/** gvt_hands_options_set_size: of its letters, in pixels */
void gvt_hands_options_set_size (GvtHandsOptions *self, double size);

G_END_DECLS
