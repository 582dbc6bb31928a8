/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-card-sheet.h"

#include "gvt-module-picture.h"
#include "gvt-picture-shelf.h"
#include "gvt-screen-view.h"

struct _GvtCardSheet
{
  GtkWidget parent_instance;

  GtkWidget *view;           /* (nullable): the screen that is seen */
  GvtModulePicture *picture; /* (nullable): borrowed from the view */
  GvtPictureShelf *shelf;
  GvtModule *module;
  GvtLesson *lesson;
  GvtScreenPlan *plan;
  guint screen;
  GvtLesson *expected;          /* (nullable) */
  GvtScreenPlan *expected_plan; /* (nullable): for the size that the sheet has now */
  guint expect_id;
  gboolean is_at_end; /* the last screen, however many there will be */
  gboolean is_stale;  /* planned for another size than it has */
  gulong layout_id;   /* of the window's frame clock, while there is one */
};

static guint planned_signal;

G_DEFINE_FINAL_TYPE (GvtCardSheet, gvt_card_sheet, GTK_TYPE_WIDGET)

/* --- the picture --- */

/* Has it drawn, or takes it if it is. Returns: (transfer none) (nullable) */
static GdkPaintable *
take_picture (GvtCardSheet *self, const GvtScreenPlan *plan, const GvtScreen *screen)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  const char *file = gvt_block_get_file (screen->picture);
  GdkRectangle picture, words;
  int width, height;

  gvt_screen_place (plan, screen, &picture, &words);
  width = MAX (picture.width * scale, 1);
  height = MAX (picture.height * scale, 1);
  gvt_picture_shelf_order (self->shelf, self->module, file, width, height);
  return gvt_picture_shelf_find (self->shelf, self->module, file, width, height);
}

static const GvtScreen *
get_screen (const GvtScreenPlan *plan, guint index)
{
  return index < plan->screens->len ? &g_array_index (plan->screens, GvtScreen, index) : NULL;
}

static void
show_picture (GvtCardSheet *self)
{
  const GvtScreen *screen = self->plan != NULL ? get_screen (self->plan, self->screen) : NULL;

  if (self->picture != NULL && screen != NULL && screen->picture != NULL)
    gvt_module_picture_show_drawn (self->picture, take_picture (self, self->plan, screen),
                                   gvt_block_get_text (screen->picture));
}

/* --- what comes next --- */

static GvtScreenPlan *
plan_card (GvtCardSheet *self, GvtLesson *lesson)
{
  return gvt_screen_plan_new (GTK_WIDGET (self), lesson, self->plan->width, self->plan->height);
}

static gboolean
on_expect (gpointer data)
{
  GvtCardSheet *self = data;
  const GvtScreen *screen;

  self->expect_id = 0;
  if (self->plan == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return G_SOURCE_REMOVE;
  if (self->expected != NULL && self->expected_plan == NULL)
    self->expected_plan = plan_card (self, self->expected);

  screen = get_screen (self->plan, self->screen + 1);
  if (screen != NULL && screen->picture != NULL)
    take_picture (self, self->plan, screen);
  screen = self->expected_plan != NULL ? get_screen (self->expected_plan, 0) : NULL;
  if (screen != NULL && screen->picture != NULL)
    take_picture (self, self->expected_plan, screen);
  return G_SOURCE_REMOVE;
}

/* After the frame that is being made. */
static void
expect (GvtCardSheet *self)
{
  if (self->expect_id == 0)
    self->expect_id = g_idle_add (on_expect, self);
}

/* Returns: (transfer full) (nullable): the plan that was made for this card and size beforehand */
static GvtScreenPlan *
steal_expected (GvtCardSheet *self, int width, int height)
{
  g_autoptr (GvtScreenPlan) made = g_steal_pointer (&self->expected_plan);

  if (made == NULL || self->expected != self->lesson || made->width != width
      || made->height != height)
    return NULL;
  return g_steal_pointer (&made);
}

/* --- a screen --- */

static GvtMoreBelow *
get_more (GvtCardSheet *self) /* (nullable) */
{
  return self->view != NULL ? gvt_screen_view_get_more (GVT_SCREEN_VIEW (self->view)) : NULL;
}

static void
tell_planned (GvtCardSheet *self)
{
  g_signal_emit (self, planned_signal, 0);
}

static void
show_screen (GvtCardSheet *self)
{
  const GvtScreen *screen = get_screen (self->plan, self->screen);
  GtkWidget *picture = NULL;

  g_clear_pointer (&self->view, gtk_widget_unparent);
  if (screen->picture != NULL)
    picture = g_object_new (GVT_TYPE_MODULE_PICTURE, NULL);
  self->picture = picture != NULL ? GVT_MODULE_PICTURE (picture) : NULL;
  self->view = gvt_screen_view_new (self->plan, screen, picture);
  gtk_widget_set_parent (self->view, GTK_WIDGET (self));
  if (get_more (self) != NULL)
    g_signal_connect_object (get_more (self), "resized", G_CALLBACK (tell_planned), self,
                             G_CONNECT_SWAPPED);
  show_picture (self);
  expect (self);
}

static void
plan (GvtCardSheet *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  g_clear_pointer (&self->plan, gvt_screen_plan_free);
  if (self->lesson == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL || width <= 0
      || height <= 0)
    return;
  self->plan = steal_expected (self, width, height);
  if (self->plan == NULL)
    self->plan = gvt_screen_plan_new (GTK_WIDGET (self), self->lesson, width, height);
  if (self->is_at_end || self->screen >= self->plan->screens->len)
    self->screen = self->plan->screens->len - 1;
  show_screen (self);
  tell_planned (self);
}

/* Widgets cannot be made while they are laid out. Right after, in the same frame, they can: its
 * clock lays out again before it paints, so that no frame shows what was planned for another size.
 */
static void
on_laid_out (GvtCardSheet *self)
{
  if (!self->is_stale)
    return;
  self->is_stale = FALSE;
  plan (self);
}

static void
gvt_card_sheet_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GvtCardSheet *self = GVT_CARD_SHEET (widget);

  if (self->view != NULL)
    {
      gtk_widget_measure (self->view, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_allocate (self->view, width, height, baseline, NULL);
    }
  self->is_stale = self->plan == NULL || self->plan->width != width || self->plan->height != height;
}

static void
gvt_card_sheet_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (gvt_card_sheet_parent_class)->realize (widget);
  GVT_CARD_SHEET (widget)->layout_id = g_signal_connect_object (
      gtk_widget_get_frame_clock (widget), "layout", G_CALLBACK (on_laid_out), widget,
      G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
gvt_card_sheet_unrealize (GtkWidget *widget)
{
  GvtCardSheet *self = GVT_CARD_SHEET (widget);

  g_clear_signal_handler (&self->layout_id, gtk_widget_get_frame_clock (widget));
  GTK_WIDGET_CLASS (gvt_card_sheet_parent_class)->unrealize (widget);
}

static void
gvt_card_sheet_dispose (GObject *object)
{
  GvtCardSheet *self = GVT_CARD_SHEET (object);

  g_clear_pointer (&self->view, gtk_widget_unparent);
  self->picture = NULL;
  g_clear_handle_id (&self->expect_id, g_source_remove);
  g_clear_pointer (&self->plan, gvt_screen_plan_free);
  g_clear_pointer (&self->expected_plan, gvt_screen_plan_free);
  g_clear_object (&self->expected);
  g_clear_object (&self->shelf);
  g_clear_object (&self->module);
  g_clear_object (&self->lesson);
  G_OBJECT_CLASS (gvt_card_sheet_parent_class)->dispose (object);
}

static void
gvt_card_sheet_class_init (GvtCardSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_card_sheet_dispose;
  widget_class->size_allocate = gvt_card_sheet_size_allocate;
  widget_class->realize = gvt_card_sheet_realize;
  widget_class->unrealize = gvt_card_sheet_unrealize;
  planned_signal = g_signal_new ("planned", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
gvt_card_sheet_init (GvtCardSheet *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->shelf = gvt_picture_shelf_new ();
  g_signal_connect_object (self->shelf, "drawn", G_CALLBACK (show_picture), self,
                           G_CONNECT_SWAPPED);
}

void
gvt_card_sheet_show (GvtCardSheet *self, GvtModule *module, GvtLesson *lesson, gboolean from_end)
{
  g_return_if_fail (GVT_IS_CARD_SHEET (self));

  g_set_object (&self->module, module);
  g_set_object (&self->lesson, lesson);
  self->screen = 0;
  self->is_at_end = from_end;
  plan (self);
}

void
gvt_card_sheet_expect (GvtCardSheet *self, GvtLesson *lesson)
{
  g_return_if_fail (GVT_IS_CARD_SHEET (self));

  g_clear_pointer (&self->expected_plan, gvt_screen_plan_free);
  g_set_object (&self->expected, lesson);
  expect (self);
}

guint
gvt_card_sheet_get_n_screens (GvtCardSheet *self)
{
  g_return_val_if_fail (GVT_IS_CARD_SHEET (self), 1);
  return self->plan != NULL ? self->plan->screens->len : 1;
}

guint
gvt_card_sheet_get_screen (GvtCardSheet *self)
{
  g_return_val_if_fail (GVT_IS_CARD_SHEET (self), 0);
  return self->screen;
}

void
gvt_card_sheet_set_screen (GvtCardSheet *self, guint screen)
{
  g_return_if_fail (GVT_IS_CARD_SHEET (self));
  g_return_if_fail (screen < gvt_card_sheet_get_n_screens (self));

  self->screen = screen;
  self->is_at_end = FALSE;
  if (self->plan != NULL)
    show_screen (self);
}

gboolean
gvt_card_sheet_scroll (GvtCardSheet *self, gboolean is_forward)
{
  g_return_val_if_fail (GVT_IS_CARD_SHEET (self), FALSE);
  return get_more (self) != NULL && gvt_more_below_scroll (get_more (self), is_forward);
}

gboolean
gvt_card_sheet_has_more (GvtCardSheet *self)
{
  g_return_val_if_fail (GVT_IS_CARD_SHEET (self), FALSE);
  return get_more (self) != NULL && gvt_more_below_has_more (get_more (self));
}

double
gvt_card_sheet_get_type_size (GvtCardSheet *self)
{
  g_return_val_if_fail (GVT_IS_CARD_SHEET (self), 0);
  return self->plan != NULL ? self->plan->size : 0;
}
