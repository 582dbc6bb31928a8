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

static gboolean
has_columns (const GvtScreenPlan *plan)
{
  return plan->width > plan->height * 6 / 5;
}

static int
body_top (const GvtScreenPlan *plan)
{
  return plan->title_height + gvt_screen_gap (plan->size);
}

static int
body_height (const GvtScreenPlan *plan)
{
  int foot = plan->marks_height > 0 ? plan->marks_height + gvt_screen_gap (plan->least) : 0;

  return plan->height - body_top (plan) - foot;
}

void
gvt_screen_place (const GvtScreenPlan *plan,
                  const GvtScreen *screen,
                  GdkRectangle *picture,
                  GdkRectangle *words)
{
  int gap = gvt_screen_gap (plan->size);
  GdkRectangle all = { 0, body_top (plan), plan->width, MAX (body_height (plan), 0) };

  *picture = *words = all;
  if (screen->picture == NULL || screen->n_texts == 0)
    return;
  if (has_columns (plan))
    {
      picture->width = (int) (all.width * PICTURE_PART);
      words->x += picture->width + 2 * gap;
      words->width -= words->x;
    }
  else
    {
      picture->height = (int) (all.height * PICTURE_PART);
      words->y += picture->height + gap;
      words->height -= picture->height + gap;
    }
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

static void
add_picture (GvtScreenPlan *plan, GvtScreen *screen)
{
  if (plan->screens->len < plan->pictures->len)
    screen->picture = g_ptr_array_index (plan->pictures, plan->screens->len);
}

/* As many of the texts from @screen's first on as fit. */
static void
fill_screen (Measure *self, GvtScreen *screen)
{
  GvtScreenPlan *plan = self->plan;
  GvtScreen with_words = { .picture = screen->picture, .n_texts = 1 };
  GdkRectangle picture, words;
  int used = SPARE_PIXELS;

  gvt_screen_place (plan, &with_words, &picture, &words);
  for (guint i = screen->first; i < plan->texts->len; i++)
    {
      int needed = measure_block (self, g_ptr_array_index (plan->texts, i), plan->size,
                                  words.width);

      used += needed + (screen->n_texts > 0 ? gvt_screen_gap (plan->size) : 0);
      if (used > words.height && screen->n_texts > 0)
        return;
      g_array_index (plan->heights, int, i) = needed;
      screen->n_texts++;
      screen->is_too_long = used > words.height;
      if (used > words.height)
        return;
    }
}

/* Returns: %FALSE when one text alone is more than a screen */
static gboolean
pack (Measure *self, double wanted)
{
  GvtScreenPlan *plan = self->plan;
  guint next = 0;
  gboolean fits = TRUE;

  g_array_set_size (plan->screens, 0);
  plan->size = floor (wanted); /* whole pixels: hinted type is measured as it is drawn */
  plan->title_height = measure_text (self, plan->title, gvt_screen_title_size (plan->size), TRUE,
                                     plan->width);
  while (next < plan->texts->len || plan->screens->len < MAX (plan->pictures->len, 1))
    {
      GvtScreen screen = { .first = next };

      add_picture (plan, &screen);
      fill_screen (self, &screen);
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

static GvtScreenPlan *
begin (GvtLesson *lesson, int width, int height)
{
  GvtScreenPlan *plan = g_new0 (GvtScreenPlan, 1);

  plan->title = g_markup_escape_text (gvt_lesson_get_title (lesson), -1);
  plan->marks = gvt_lesson_describe_marks (lesson);
  plan->texts = g_ptr_array_new_with_free_func (g_object_unref);
  plan->heights = g_array_new (FALSE, TRUE, sizeof (int));
  plan->pictures = g_ptr_array_new_with_free_func (g_object_unref);
  plan->screens = g_array_new (FALSE, TRUE, sizeof (GvtScreen));
  plan->width = width;
  plan->height = height;
  collect (plan, lesson);
  g_array_set_size (plan->heights, plan->texts->len);
  return plan;
}

GvtScreenPlan *
gvt_screen_plan_new (GtkWidget *measurer, GvtLesson *lesson, int width, int height)
{
  GvtScreenPlan *plan = begin (lesson, width, height);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (measurer, NULL);
  Measure self = { layout, plan };
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (measurer));
  double scale = scale_of (gtk_widget_get_width (window), gtk_widget_get_height (window));
  double easy;

  plan->least = gvt_screen_least_size (gtk_widget_get_width (window),
                                       gtk_widget_get_height (window));
  if (*plan->marks != '\0')
    plan->marks_height = measure_text (&self, plan->marks, plan->least, FALSE, width);
  easy = MAX (plan->least, EASY_SIZE * scale);

  if (pack (&self, easy))
    enlarge (&self, easy, MAX (easy, LARGEST_SIZE * scale), plan->screens->len);
  else if (pack (&self, plan->least))
    enlarge (&self, plan->least, easy, plan->screens->len);
  return plan;
}

void
gvt_screen_plan_free (GvtScreenPlan *plan)
{
  g_free (plan->title);
  g_free (plan->marks);
  g_ptr_array_unref (plan->texts);
  g_array_unref (plan->heights);
  g_ptr_array_unref (plan->pictures);
  g_array_unref (plan->screens);
  g_free (plan);
}
