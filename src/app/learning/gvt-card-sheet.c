/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-card-sheet.h"

#include "gvt-module-picture.h"
#include "gvt-screen-view.h"

struct _GvtCardSheet
{
  GtkWidget parent_instance;

  GtkWidget *view; /* (nullable): the screen that is seen */
  GvtModule *module;
  GvtLesson *lesson;
  GvtScreenPlan *plan;
  guint screen;
  gboolean is_at_end; /* the last screen, however many there will be */
  gboolean is_stale;  /* planned for another size than it has */
  gulong layout_id;   /* of the window's frame clock, while there is one */
};

static guint planned_signal;

G_DEFINE_FINAL_TYPE (GvtCardSheet, gvt_card_sheet, GTK_TYPE_WIDGET)

static GtkWidget *
create_picture (GvtCardSheet *self, GvtBlock *block)
{
  GtkWidget *picture = g_object_new (GVT_TYPE_MODULE_PICTURE, NULL);

  gvt_module_picture_show (GVT_MODULE_PICTURE (picture), self->module, gvt_block_get_file (block),
                           gvt_block_get_text (block));
  return picture;
}

static void
show_screen (GvtCardSheet *self)
{
  const GvtScreen *screen = &g_array_index (self->plan->screens, GvtScreen, self->screen);

  g_clear_pointer (&self->view, gtk_widget_unparent);
  self->view = gvt_screen_view_new (
      self->plan, screen, screen->picture != NULL ? create_picture (self, screen->picture) : NULL);
  gtk_widget_set_parent (self->view, GTK_WIDGET (self));
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
  self->plan = gvt_screen_plan_new (GTK_WIDGET (self), self->lesson, width, height);
  if (self->is_at_end || self->screen >= self->plan->screens->len)
    self->screen = self->plan->screens->len - 1;
  show_screen (self);
  g_signal_emit (self, planned_signal, 0);
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
  g_clear_pointer (&self->plan, gvt_screen_plan_free);
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

double
gvt_card_sheet_get_type_size (GvtCardSheet *self)
{
  g_return_val_if_fail (GVT_IS_CARD_SHEET (self), 0);
  return self->plan != NULL ? self->plan->size : 0;
}
