/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-card-sheet.h"

#include "gvt-module-picture.h"
#include "gvt-screen-plan.h"

struct _GvtCardSheet
{
  GtkWidget parent_instance;

  GtkWidget *content; /* (nullable): the screen that is seen */
  GvtModule *module;
  GvtLesson *lesson;
  GvtScreenPlan *plan;
  guint screen;
  gboolean is_at_end; /* the last screen, however many there will be */
  guint replan_id;
};

static guint planned_signal;

G_DEFINE_FINAL_TYPE (GvtCardSheet, gvt_card_sheet, GTK_TYPE_WIDGET)

static GtkWidget *
create_label (const char *markup, double size, gboolean is_bold)
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
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static GtkWidget *
create_item (GvtBlock *block, GtkWidget *label, double size)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *marker = create_label (gvt_block_get_marker (block), size, TRUE);
  int step = (int) (1.5 * size);

  gtk_widget_set_hexpand (marker, FALSE);
  gtk_widget_set_valign (marker, GTK_ALIGN_START);
  gtk_widget_set_size_request (marker, step, -1);
  gtk_widget_set_margin_start (marker, gvt_screen_block_indent (block, size) - step);
  gtk_box_append (GTK_BOX (box), marker);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static GtkWidget *
create_note (GvtBlock *block, GtkWidget *label, double size)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  int indent = gvt_screen_block_indent (block, size);

  gtk_widget_set_margin_start (label, indent);
  gtk_widget_set_margin_end (label, indent);
  gtk_widget_set_margin_top (label, gvt_screen_gap (size));
  gtk_widget_set_margin_bottom (label, gvt_screen_gap (size));
  gtk_widget_add_css_class (box, "wall-note");
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static GtkWidget *
create_block (GvtBlock *block, double size)
{
  GtkWidget *label = create_label (gvt_block_get_markup (block),
                                   size * gvt_screen_block_scale (block),
                                   gvt_block_get_kind (block) == GVT_BLOCK_HEADING);

  if (gvt_block_get_kind (block) == GVT_BLOCK_LIST_ITEM)
    return create_item (block, label, size);
  if (gvt_block_get_kind (block) == GVT_BLOCK_NOTE)
    return create_note (block, label, size);
  return label;
}

static GtkWidget *
create_words (const GvtScreenPlan *plan, const GvtScreen *screen)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, gvt_screen_gap (plan->size));
  GtkWidget *scroller;

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_vexpand (box, TRUE);
  for (guint i = 0; i < screen->n_texts; i++)
    gtk_box_append (GTK_BOX (box),
                    create_block (g_ptr_array_index (plan->texts, screen->first + i), plan->size));
  if (!screen->is_too_long)
    return box;

  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  return scroller;
}

/* The picture takes its part of the width beside words, of the height above them, or all. */
static GtkWidget *
create_picture (GvtCardSheet *self, const GvtScreen *screen, int body_height)
{
  GtkWidget *picture = g_object_new (GVT_TYPE_MODULE_PICTURE, "hexpand", TRUE, "vexpand", TRUE,
                                     NULL);
  const GvtScreenPlan *plan = self->plan;

  gvt_module_picture_show (GVT_MODULE_PICTURE (picture), self->module,
                           gvt_block_get_file (screen->picture),
                           gvt_block_get_text (screen->picture));
  if (screen->n_texts == 0)
    return picture;
  if (gvt_screen_has_columns (plan->width, plan->height))
    {
      gtk_widget_set_hexpand (picture, FALSE);
      gtk_widget_set_size_request (picture, gvt_screen_picture_side (plan->width), -1);
    }
  else
    {
      gtk_widget_set_vexpand (picture, FALSE);
      gtk_widget_set_size_request (picture, -1, gvt_screen_picture_side (body_height));
    }
  return picture;
}

static GtkWidget *
create_body (GvtCardSheet *self, const GvtScreen *screen, int body_height)
{
  const GvtScreenPlan *plan = self->plan;
  gboolean has_columns = gvt_screen_has_columns (plan->width, plan->height);
  int gap = gvt_screen_gap (plan->size);
  GtkWidget *body = gtk_box_new (has_columns ? GTK_ORIENTATION_HORIZONTAL
                                             : GTK_ORIENTATION_VERTICAL,
                                 has_columns ? 2 * gap : gap);

  if (screen->picture != NULL)
    gtk_box_append (GTK_BOX (body), create_picture (self, screen, body_height));
  if (screen->n_texts > 0)
    gtk_box_append (GTK_BOX (body), create_words (plan, screen));
  gtk_widget_set_vexpand (body, TRUE);
  return body;
}

static void
show_screen (GvtCardSheet *self)
{
  const GvtScreen *screen = &g_array_index (self->plan->screens, GvtScreen, self->screen);
  g_autofree char *title = g_markup_escape_text (gvt_lesson_get_title (self->lesson), -1);
  GtkWidget *heading = create_label (title, gvt_screen_title_size (self->plan->size), TRUE);
  int gap = gvt_screen_gap (self->plan->size);
  int title_height;

  g_clear_pointer (&self->content, gtk_widget_unparent);
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, gap);
  gtk_box_append (GTK_BOX (self->content), heading);
  gtk_widget_set_parent (self->content, GTK_WIDGET (self));
  gtk_widget_measure (heading, GTK_ORIENTATION_VERTICAL, self->plan->width, NULL, &title_height,
                      NULL, NULL);
  gtk_box_append (GTK_BOX (self->content),
                  create_body (self, screen, self->plan->height - title_height - gap));
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

static gboolean
on_replan (gpointer data)
{
  GvtCardSheet *self = data;

  self->replan_id = 0;
  plan (self);
  return G_SOURCE_REMOVE;
}

/* Widgets cannot be made while they are laid out: the next turn of the loop does it, before the
 * frame after this one. */
static void
gvt_card_sheet_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GvtCardSheet *self = GVT_CARD_SHEET (widget);

  if (self->content != NULL)
    {
      int least_width, least_height;

      gtk_widget_measure (self->content, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL,
                          NULL);
      gtk_widget_measure (self->content, GTK_ORIENTATION_VERTICAL, MAX (width, least_width),
                          &least_height, NULL, NULL, NULL);
      gtk_widget_allocate (self->content, MAX (width, least_width), MAX (height, least_height),
                           baseline, NULL);
    }
  if (self->replan_id == 0
      && (self->plan == NULL || self->plan->width != width || self->plan->height != height))
    self->replan_id = g_idle_add_full (GTK_PRIORITY_RESIZE, on_replan, self, NULL);
}

static void
gvt_card_sheet_dispose (GObject *object)
{
  GvtCardSheet *self = GVT_CARD_SHEET (object);

  g_clear_handle_id (&self->replan_id, g_source_remove);
  g_clear_pointer (&self->content, gtk_widget_unparent);
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
