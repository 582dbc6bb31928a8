/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-text-area.h"

#include "gvt-ui.h"

struct _GvtTextArea
{
  GtkBox parent_instance;

  GtkLabel *title_label;
  GtkScrolledWindow *scroller;
  GtkTextView *view;
  GtkTextTag *mark;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_MONOSPACE,
  PROP_MIN_HEIGHT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint changed_signal;

G_DEFINE_FINAL_TYPE (GvtTextArea, gvt_text_area, GTK_TYPE_BOX)

static void
on_changed (GvtTextArea *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
set_title (GvtTextArea *self, const char *title)
{
  gtk_label_set_label (self->title_label, title != NULL ? title : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title != NULL ? title : "", -1);
}

static void
gvt_text_area_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GvtTextArea *self = GVT_TEXT_AREA (object);

  switch (id)
    {
    case PROP_TITLE:
      set_title (self, g_value_get_string (value));
      break;
    case PROP_MONOSPACE:
      gtk_text_view_set_monospace (self->view, g_value_get_boolean (value));
      break;
    case PROP_MIN_HEIGHT:
      gtk_scrolled_window_set_min_content_height (self->scroller, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static gboolean
gvt_text_area_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (GVT_TEXT_AREA (widget)->view));
}

static void
gvt_text_area_class_init (GvtTextAreaClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  G_OBJECT_CLASS (klass)->set_property = gvt_text_area_set_property;
  widget_class->grab_focus = gvt_text_area_grab_focus;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_MONOSPACE] = g_param_spec_boolean ("monospace", NULL, NULL, FALSE, flags);
  properties[PROP_MIN_HEIGHT] = g_param_spec_int ("min-height", NULL, NULL, 0, G_MAXINT, 60, flags);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-text-area.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtTextArea, title_label);
  gtk_widget_class_bind_template_child (widget_class, GvtTextArea, scroller);
  gtk_widget_class_bind_template_child (widget_class, GvtTextArea, view);
}

static void
gvt_text_area_init (GvtTextArea *self)
{
  GtkTextBuffer *buffer;

  gtk_widget_init_template (GTK_WIDGET (self));
  buffer = gtk_text_view_get_buffer (self->view);
  self->mark = gtk_text_buffer_create_tag (buffer, NULL, "underline", PANGO_UNDERLINE_ERROR, NULL);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}

char *
gvt_text_area_dup_text (GvtTextArea *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  g_return_val_if_fail (GVT_IS_TEXT_AREA (self), NULL);

  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

void
gvt_text_area_set_text (GvtTextArea *self, const char *text)
{
  g_autofree char *old = gvt_text_area_dup_text (self);

  g_return_if_fail (GVT_IS_TEXT_AREA (self));

  if (g_strcmp0 (old, text) != 0)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
}

void
gvt_text_area_insert (GvtTextArea *self, const char *text, guint back)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter cursor;

  g_return_if_fail (GVT_IS_TEXT_AREA (self));

  gtk_text_buffer_insert_at_cursor (buffer, text, -1);
  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  gtk_text_iter_backward_chars (&cursor, (int) back);
  gtk_text_buffer_place_cursor (buffer, &cursor);
  gtk_text_view_scroll_mark_onscreen (self->view, gtk_text_buffer_get_insert (buffer));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
gvt_text_area_mark_lines (GvtTextArea *self, GArray *lines)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  g_return_if_fail (GVT_IS_TEXT_AREA (self));

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->mark, &start, &end);
  for (guint i = 0; i < lines->len; i++)
    {
      gtk_text_buffer_get_iter_at_line (buffer, &start, (int) g_array_index (lines, guint, i) - 1);
      end = start;
      if (!gtk_text_iter_ends_line (&end))
        gtk_text_iter_forward_to_line_end (&end);
      gtk_text_buffer_apply_tag (buffer, self->mark, &start, &end);
    }
}

void
gvt_text_area_go_to_line (GvtTextArea *self, guint line)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start;

  g_return_if_fail (GVT_IS_TEXT_AREA (self));

  gtk_text_buffer_get_iter_at_line (buffer, &start, (int) line - 1);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_text_view_scroll_mark_onscreen (self->view, gtk_text_buffer_get_insert (buffer));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
