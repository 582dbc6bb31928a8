/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-aside-layout.h"

#define SPACING       12
#define SPACING_BELOW 6
#define LEAST_LETTERS 11 /* in a line, as broad as high: some sixteen small ones */

struct _GvtAsideLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (GvtAsideLayout, gvt_aside_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct
{
  GtkWidget *words;
  GtkWidget *aside;
  int aside_width; /* what it likes to have */
} Pair;

static Pair
find_pair (GtkWidget *widget)
{
  Pair pair = { .words = gtk_widget_get_first_child (widget) };

  pair.aside = gtk_widget_get_next_sibling (pair.words);
  gtk_widget_measure (pair.aside, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &pair.aside_width, NULL,
                      NULL);
  return pair;
}

static double
letter_size (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  return pango_font_description_get_size_is_absolute (font)
             ? size
             : size * pango_cairo_context_get_resolution (context) / 72;
}

static int
words_width (const Pair *pair, int width)
{
  return width - pair->aside_width - SPACING;
}

static gboolean
is_beside (GtkWidget *widget, const Pair *pair, int width)
{
  return words_width (pair, width) >= LEAST_LETTERS * letter_size (widget);
}

static int
height_of (GtkWidget *child, int width)
{
  int height;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return height;
}

static int
measure_height (GtkWidget *widget, int width)
{
  Pair pair = find_pair (widget);

  if (width < 0)
    return MAX (height_of (pair.words, -1), height_of (pair.aside, -1));
  if (is_beside (widget, &pair, width))
    return MAX (height_of (pair.words, words_width (&pair, width)),
                height_of (pair.aside, pair.aside_width));
  return height_of (pair.words, width) + SPACING_BELOW + height_of (pair.aside, width);
}

static void
gvt_aside_layout_measure (GtkLayoutManager *layout,
                          GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  Pair pair = find_pair (widget);
  int words_minimum, words_natural, aside_minimum;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = measure_height (widget, for_size);
      return;
    }
  gtk_widget_measure (pair.words, orientation, -1, &words_minimum, &words_natural, NULL, NULL);
  gtk_widget_measure (pair.aside, orientation, -1, &aside_minimum, NULL, NULL, NULL);
  *minimum = MAX (words_minimum, aside_minimum);
  *natural = words_natural + SPACING + pair.aside_width;
}

static void
gvt_aside_layout_allocate (
    GtkLayoutManager *layout, GtkWidget *widget, int width, int height, int baseline)
{
  Pair pair = find_pair (widget);
  gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkAllocation words = { 0, 0, width, height };
  GtkAllocation aside = { 0, 0, MIN (pair.aside_width, width), height };

  if (is_beside (widget, &pair, width))
    {
      words.width = words_width (&pair, width);
      words.x = is_mirrored ? width - words.width : 0;
      aside.x = is_mirrored ? 0 : width - aside.width;
    }
  else
    {
      words.height = height_of (pair.words, width);
      aside.y = words.height + SPACING_BELOW;
      aside.height = height - aside.y;
      aside.x = is_mirrored ? width - aside.width : 0;
    }
  gtk_widget_size_allocate (pair.words, &words, -1);
  gtk_widget_size_allocate (pair.aside, &aside, -1);
}

static GtkSizeRequestMode
gvt_aside_layout_get_request_mode (GtkLayoutManager *layout, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
gvt_aside_layout_class_init (GvtAsideLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = gvt_aside_layout_measure;
  layout_class->allocate = gvt_aside_layout_allocate;
  layout_class->get_request_mode = gvt_aside_layout_get_request_mode;
}

static void
gvt_aside_layout_init (GvtAsideLayout *self)
{
}
