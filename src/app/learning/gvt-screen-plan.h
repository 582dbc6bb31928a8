/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gvt-lesson.h"

G_BEGIN_DECLS

/* One screen of a card on the projector. */
typedef struct
{
  guint first;          /* the first of the plan's texts that stands on it */
  guint n_texts;        /* 0: a picture alone */
  GvtBlock *picture;    /* (nullable): borrowed from the plan */
  gboolean is_too_long; /* one paragraph that fits no screen at the smallest type: it scrolls */
} GvtScreen;

/* How a card is laid out on screens of one size: the fewest screens on which type is large, split
 * between blocks, and then the largest type with which it stays as many. Lengths are pixels. */
typedef struct
{
  char *title;         /* markup */
  char *marks;         /* markup: what must be said of its claims, on each screen; may be empty */
  GPtrArray *texts;    /* of GvtBlock: headings, paragraphs, list items, notes */
  GArray *heights;     /* of int: one of each of the texts */
  GPtrArray *pictures; /* of GvtBlock */
  GArray *screens;     /* of GvtScreen */
  double size;         /* of its type */
  double least;        /* the smallest type on its window: that of the marks */
  int title_height;
  int marks_height; /* 0 without marks */
  int width;        /* what it was made for */
  int height;
} GvtScreenPlan;

/** gvt_screen_plan_new: @measurer: whose fonts count, and whose window says how small type may be;
 * the card has @width and @height of it. Returns: (transfer full) */
GvtScreenPlan *gvt_screen_plan_new (GtkWidget *measurer, GvtLesson *lesson, int width, int height);
void gvt_screen_plan_free (GvtScreenPlan *plan);

/** gvt_screen_least_size: the smallest type on a window of this size, in pixels: 28 at 1024x768 */
double gvt_screen_least_size (int width, int height);
/** gvt_screen_title_size: of a card's title, where its text has @size */
double gvt_screen_title_size (double size);
/** gvt_screen_gap: between two blocks, in pixels */
int gvt_screen_gap (double size);
/** gvt_screen_place: where the screen's picture and words have their room, below the title: a
 * picture stands beside the words where the screen is broad, else above them, and without words it
 * has all */
void gvt_screen_place (const GvtScreenPlan *plan,
                       const GvtScreen *screen,
                       GdkRectangle *picture,
                       GdkRectangle *words);
/** gvt_screen_block_scale: the size of the block's type by that of the text */
double gvt_screen_block_scale (GvtBlock *block);
/** gvt_screen_block_indent: where its words begin, in pixels */
int gvt_screen_block_indent (GvtBlock *block, double size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtScreenPlan, gvt_screen_plan_free)

G_END_DECLS
