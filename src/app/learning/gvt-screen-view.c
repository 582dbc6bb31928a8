/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-screen-view.h"

#include <adwaita.h>

typedef struct
{
  GtkWidget *widget; /* borrowed: a child */
  GdkRectangle at;
} Part;

struct _GvtScreenView
{
  GtkWidget parent_instance;

  GArray *parts;      /* of Part, from the back to the front */
  GvtMoreBelow *more; /* (nullable): borrowed: what holds a text higher than its screen */
  int least_height;   /* what it asks for: nothing, unless it is there to be scrolled */
};

G_DEFINE_FINAL_TYPE (GvtScreenView, gvt_screen_view, GTK_TYPE_WIDGET)

static void
place (GvtScreenView *self, GtkWidget *widget, const GdkRectangle *at)
{
  Part part = { widget, *at };

  g_array_append_val (self->parts, part);
  gtk_widget_set_parent (widget, GTK_WIDGET (self));
}

static void
place_text (
    GvtScreenView *self, const char *markup, double size, gboolean is_bold, const GdkRectangle *at)
{
  GtkWidget *label = gtk_label_new (NULL);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_size_new_absolute ((int) size * PANGO_SCALE));
  if (is_bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  pango_attr_list_unref (attributes);
  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  place (self, label, at);
}

static void
place_item (GvtScreenView *self, GvtBlock *block, double size, const GdkRectangle *at)
{
  int step = (int) (1.5 * size);
  int indent = gvt_screen_block_indent (block, size);
  GdkRectangle marker = { at->x + indent - step, at->y, step, at->height };
  GdkRectangle words = { at->x + indent, at->y, at->width - indent, at->height };

  place_text (self, gvt_block_get_marker (block), size, TRUE, &marker);
  place_text (self, gvt_block_get_markup (block), size, FALSE, &words);
}

static void
place_note (GvtScreenView *self, GvtBlock *block, double size, const GdkRectangle *at)
{
  GtkWidget *ground = adw_bin_new ();
  int indent = gvt_screen_block_indent (block, size);
  int gap = gvt_screen_gap (size);
  GdkRectangle words = { at->x + indent, at->y + gap, at->width - 2 * indent,
                         at->height - 2 * gap };

  gtk_widget_add_css_class (ground, "wall-note");
  place (self, ground, at);
  place_text (self, gvt_block_get_markup (block), size, FALSE, &words);
}

static void
place_block (GvtScreenView *self, GvtBlock *block, double size, const GdkRectangle *at)
{
  if (gvt_block_get_kind (block) == GVT_BLOCK_LIST_ITEM)
    place_item (self, block, size, at);
  else if (gvt_block_get_kind (block) == GVT_BLOCK_NOTE)
    place_note (self, block, size, at);
  else
    place_text (self, gvt_block_get_markup (block), size * gvt_screen_block_scale (block),
                gvt_block_get_kind (block) == GVT_BLOCK_HEADING, at);
}

/* The one text that is higher than its screen. */
static void
place_scroller (GvtScreenView *self,
                const GvtScreenPlan *plan,
                const GvtScreen *screen,
                const GdkRectangle *at)
{
  GvtScreenView *inner = g_object_new (GVT_TYPE_SCREEN_VIEW, NULL);
  GvtMoreBelow *more = g_object_new (GVT_TYPE_MORE_BELOW, NULL);
  int height = g_array_index (plan->heights, int, screen->first);
  GdkRectangle whole = { 0, 0, at->width, height };

  inner->least_height = height;
  place_block (inner, g_ptr_array_index (plan->texts, screen->first), plan->size, &whole);
  g_object_set (more, "content", inner, NULL);
  gvt_more_below_set_size (more, plan->least);
  place (self, GTK_WIDGET (more), at);
  self->more = more;
}

/* One below the other, in the middle of their room. */
static void
place_words (GvtScreenView *self,
             const GvtScreenPlan *plan,
             const GvtScreen *screen,
             const GdkRectangle *room)
{
  int gap = gvt_screen_gap (plan->size);
  int used = -gap;
  GdkRectangle at = *room;

  for (guint i = 0; i < screen->n_texts; i++)
    used += g_array_index (plan->heights, int, screen->first + i) + gap;
  at.y += MAX ((room->height - used) / 2, 0);
  for (guint i = 0; i < screen->n_texts; i++)
    {
      at.height = g_array_index (plan->heights, int, screen->first + i);
      place_block (self, g_ptr_array_index (plan->texts, screen->first + i), plan->size, &at);
      at.y += at.height + gap;
    }
}

static void
gvt_screen_view_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  GvtScreenView *self = GVT_SCREEN_VIEW (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? self->least_height : 0;
}

static void
gvt_screen_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GvtScreenView *self = GVT_SCREEN_VIEW (widget);

  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *part = &g_array_index (self->parts, Part, i);
      GtkAllocation at = part->at;
      int least;

      /* A word that is broader than its room is cut by the sheet, not by the label. */
      gtk_widget_measure (part->widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      at.width = MAX (at.width, least);
      gtk_widget_measure (part->widget, GTK_ORIENTATION_VERTICAL, at.width, &least, NULL, NULL,
                          NULL);
      at.height = MAX (at.height, least);
      gtk_widget_size_allocate (part->widget, &at, -1);
    }
}

static void
gvt_screen_view_dispose (GObject *object)
{
  GvtScreenView *self = GVT_SCREEN_VIEW (object);
  GtkWidget *child;

  g_array_set_size (self->parts, 0);
  self->more = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (gvt_screen_view_parent_class)->dispose (object);
}

static void
gvt_screen_view_finalize (GObject *object)
{
  g_array_unref (GVT_SCREEN_VIEW (object)->parts);
  G_OBJECT_CLASS (gvt_screen_view_parent_class)->finalize (object);
}

static void
gvt_screen_view_class_init (GvtScreenViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_screen_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = gvt_screen_view_finalize;
  widget_class->measure = gvt_screen_view_measure;
  widget_class->size_allocate = gvt_screen_view_size_allocate;
}

static void
gvt_screen_view_init (GvtScreenView *self)
{
  self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
}

GtkWidget *
gvt_screen_view_new (const GvtScreenPlan *plan, const GvtScreen *screen, GtkWidget *picture)
{
  GvtScreenView *self = g_object_new (GVT_TYPE_SCREEN_VIEW, NULL);
  GdkRectangle title = { 0, 0, plan->width, plan->title_height };
  GdkRectangle marks = { 0, plan->height - plan->marks_height, plan->width, plan->marks_height };
  GdkRectangle picture_at, words_at;

  gvt_screen_place (plan, screen, &picture_at, &words_at);
  place_text (self, plan->title, gvt_screen_title_size (plan->size), TRUE, &title);
  if (picture != NULL)
    place (self, picture, &picture_at);
  if (screen->is_too_long)
    place_scroller (self, plan, screen, &words_at);
  else
    place_words (self, plan, screen, &words_at);
  if (plan->marks_height > 0)
    place_text (self, plan->marks, plan->least, FALSE, &marks);
  return GTK_WIDGET (self);
}

GvtMoreBelow *
gvt_screen_view_get_more (GvtScreenView *self)
{
  g_return_val_if_fail (GVT_IS_SCREEN_VIEW (self), NULL);
  return self->more;
}
