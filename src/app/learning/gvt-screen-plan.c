/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-screen-plan.h"

#include <math.h>

#define LEAST_SIZE   28.0 /* read from the last row, at 1024 x 768 */
#define EASY_SIZE    34.0 /* a card is split before its type becomes smaller than this */
#define LARGEST_SIZE 84.0
#define SMALL_WINDOW 16.0 /* no letter is smaller, however small the window */
#define STEPS        7    /* halvings of the span of sizes: to within half a pixel */
#define PICTURE_PART 0.44
#define SPARE_PIXELS 2
#define NO_ROOM      G_MAXINT16 /* as high as that: a word is longer than a line */

typedef struct
{
  PangoLayout *layout;
  GvtScreenPlan *plan;
  const char *title;
} Measure;

static double
scale_of (int width, int height)
{
  return MIN (width / 1024.0, height / 768.0);
}

double
gvt_screen_least_size (int width, int height)
{
  return MAX (SMALL_WINDOW, LEAST_SIZE * scale_of (width, height));
}

double
gvt_screen_title_size (double size)
{
  return floor (1.3 * size);
}

int
gvt_screen_gap (double size)
{
  return (int) (0.5 * size);
}

gboolean
gvt_screen_has_columns (int width, int height)
{
  return width > height * 6 / 5;
}

int
gvt_screen_picture_side (int length)
{
  return (int) (length * PICTURE_PART);
}

double
gvt_screen_block_scale (GvtBlock *block)
{
  return gvt_block_get_kind (block) == GVT_BLOCK_HEADING ? 1.12 : 1.0;
}

int
gvt_screen_block_indent (GvtBlock *block, double size)
{
  if (gvt_block_get_kind (block) == GVT_BLOCK_LIST_ITEM)
    return (int) (1.5 * size * gvt_block_get_level (block));
  return gvt_block_get_kind (block) == GVT_BLOCK_NOTE ? (int) (0.7 * size) : 0;
}

/* --- measuring --- */

static int
measure_text (Measure *self, const char *markup, double size, gboolean is_bold, int width)
{
  PangoFontDescription *font = pango_font_description_copy (
      pango_context_get_font_description (pango_layout_get_context (self->layout)));
  int height, widest;

  pango_font_description_set_absolute_size (font, (int) size * PANGO_SCALE);
  if (is_bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (self->layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (self->layout, width * PANGO_SCALE);
  pango_layout_set_markup (self->layout, markup, -1);
  pango_layout_get_pixel_size (self->layout, &widest, &height);
  return widest <= width ? height : NO_ROOM;
}

static int
measure_block (Measure *self, GvtBlock *block, double size, int width)
{
  gboolean is_note = gvt_block_get_kind (block) == GVT_BLOCK_NOTE;
  int indent = gvt_screen_block_indent (block, size);
  int height = measure_text (
      self, gvt_block_get_markup (block), size * gvt_screen_block_scale (block),
      gvt_block_get_kind (block) == GVT_BLOCK_HEADING, width - (is_note ? 2 * indent : indent));

  return is_note ? height + 2 * gvt_screen_gap (size) : height;
}

/* --- packing --- */

static int
body_height (Measure *self, double size)
{
  g_autofree char *title = g_markup_escape_text (self->title, -1);

  return self->plan->height - gvt_screen_gap (size) - SPARE_PIXELS
         - measure_text (self, title, gvt_screen_title_size (size), TRUE, self->plan->width);
}

/* The room for words beside or below the picture that the screen has. */
static void
words_room (const GvtScreenPlan *plan, gboolean has_picture, double size, int *width, int *height)
{
  int gap = gvt_screen_gap (size);

  if (!has_picture)
    return;
  if (gvt_screen_has_columns (plan->width, plan->height))
    *width -= gvt_screen_picture_side (*width) + 2 * gap;
  else
    *height -= gvt_screen_picture_side (*height) + gap;
}

static void
add_picture (GvtScreenPlan *plan, GvtScreen *screen)
{
  if (plan->screens->len < plan->pictures->len)
    screen->picture = g_ptr_array_index (plan->pictures, plan->screens->len);
}

/* As many of the texts from @screen's first on as fit. */
static void
fill_screen (Measure *self, GvtScreen *screen, double size, int full_height)
{
  GvtScreenPlan *plan = self->plan;
  int width = plan->width;
  int height = full_height;
  int used = 0;

  words_room (plan, screen->picture != NULL, size, &width, &height);
  for (guint i = screen->first; i < plan->texts->len; i++)
    {
      int needed = measure_block (self, g_ptr_array_index (plan->texts, i), size, width);

      used += needed + (screen->n_texts > 0 ? gvt_screen_gap (size) : 0);
      if (used > height && screen->n_texts > 0)
        return;
      screen->n_texts++;
      screen->is_too_long = used > height;
      if (used > height)
        return;
    }
}

/* Returns: %FALSE when one text alone is more than a screen */
static gboolean
pack (Measure *self, double wanted)
{
  GvtScreenPlan *plan = self->plan;
  double size = floor (wanted); /* whole pixels: hinted type is measured as it is drawn */
  int height = body_height (self, size);
  guint next = 0;
  gboolean fits = TRUE;

  g_array_set_size (plan->screens, 0);
  plan->size = size;
  while (next < plan->texts->len || plan->screens->len < MAX (plan->pictures->len, 1))
    {
      GvtScreen screen = { .first = next };

      add_picture (plan, &screen);
      fill_screen (self, &screen, size, height);
      next += screen.n_texts;
      fits = fits && !screen.is_too_long;
      g_array_append_val (plan->screens, screen);
    }
  return fits;
}

/* The largest size between the two that fits on @n_screens; @least does. */
static void
enlarge (Measure *self, double least, double most, guint n_screens)
{
  for (guint i = 0; i < STEPS; i++)
    {
      double middle = (least + most) / 2;

      if (pack (self, middle) && self->plan->screens->len <= n_screens)
        least = middle;
      else
        most = middle;
    }
  pack (self, least);
}

static void
collect (GvtScreenPlan *plan, GvtLesson *lesson)
{
  GListModel *blocks = gvt_lesson_get_blocks (lesson);

  for (guint i = 0; i < g_list_model_get_n_items (blocks); i++)
    {
      GvtBlock *block = g_list_model_get_item (blocks, i);

      if (gvt_block_get_kind (block) == GVT_BLOCK_IMAGE)
        g_ptr_array_add (plan->pictures, block);
      else if (gvt_block_get_kind (block) != GVT_BLOCK_CLAIM)
        g_ptr_array_add (plan->texts, block);
      else
        g_object_unref (block);
    }
}

GvtScreenPlan *
gvt_screen_plan_new (GtkWidget *measurer, GvtLesson *lesson, int width, int height)
{
  GvtScreenPlan *plan = g_new0 (GvtScreenPlan, 1);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (measurer, NULL);
  Measure self = { layout, plan, gvt_lesson_get_title (lesson) };
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (measurer));
  double scale = scale_of (gtk_widget_get_width (window), gtk_widget_get_height (window));
  double least = gvt_screen_least_size (gtk_widget_get_width (window),
                                        gtk_widget_get_height (window));
  double easy = MAX (least, EASY_SIZE * scale);

  plan->texts = g_ptr_array_new_with_free_func (g_object_unref);
  plan->pictures = g_ptr_array_new_with_free_func (g_object_unref);
  plan->screens = g_array_new (FALSE, TRUE, sizeof (GvtScreen));
  plan->width = width;
  plan->height = height;
  collect (plan, lesson);

  if (pack (&self, easy))
    enlarge (&self, easy, MAX (easy, LARGEST_SIZE * scale), plan->screens->len);
  else if (pack (&self, least))
    enlarge (&self, least, easy, plan->screens->len);
  return plan;
}

void
gvt_screen_plan_free (GvtScreenPlan *plan)
{
  g_ptr_array_unref (plan->texts);
  g_ptr_array_unref (plan->pictures);
  g_array_unref (plan->screens);
  g_free (plan);
}
