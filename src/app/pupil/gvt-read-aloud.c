/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-read-aloud.h"

#include "gvt-reader.h"
#include "gvt-ui.h"

#define LANGUAGE "id" /* no recordings here, so no other is offered */

struct _GvtReadAloud
{
  AdwBin parent_instance;

  GtkLabel *trouble;
  GStrv words;
  GvtReader *reader;
};

enum
{
  PROP_0,
  PROP_READING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (GvtReadAloud, gvt_read_aloud, ADW_TYPE_BIN)

static void
show_trouble (GvtReadAloud *self, const char *text)
{
  gtk_label_set_label (self->trouble, text);
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), *text != '\0');
}

static void
on_trouble (GvtReadAloud *self, const char *text)
{
  show_trouble (self, text);
}

static void
on_reading_changed (GvtReadAloud *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READING]);
}

/* Whoever left the page is not spoken of any more. */
static void
gvt_read_aloud_unmap (GtkWidget *widget)
{
  gvt_read_aloud_set_reading (GVT_READ_ALOUD (widget), FALSE);
  GTK_WIDGET_CLASS (gvt_read_aloud_parent_class)->unmap (widget);
}

static void
gvt_read_aloud_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_READING)
    g_value_set_boolean (value, gvt_read_aloud_get_reading (GVT_READ_ALOUD (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
gvt_read_aloud_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_READING)
    gvt_read_aloud_set_reading (GVT_READ_ALOUD (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
gvt_read_aloud_dispose (GObject *object)
{
  GvtReadAloud *self = GVT_READ_ALOUD (object);

  if (self->reader != NULL)
    g_signal_handlers_disconnect_by_data (self->reader, self);
  g_clear_object (&self->reader);
  g_clear_pointer (&self->words, g_strfreev);
  G_OBJECT_CLASS (gvt_read_aloud_parent_class)->dispose (object);
}

static void
gvt_read_aloud_class_init (GvtReadAloudClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = gvt_read_aloud_dispose;
  object_class->get_property = gvt_read_aloud_get_property;
  object_class->set_property = gvt_read_aloud_set_property;
  widget_class->unmap = gvt_read_aloud_unmap;
  properties[PROP_READING] = g_param_spec_boolean ("reading", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-read-aloud.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtReadAloud, trouble);
  gtk_widget_class_install_property_action (widget_class, "read-aloud.reading", "reading");
}

static void
gvt_read_aloud_init (GvtReadAloud *self)
{
  self->reader = gvt_reader_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->reader, "trouble", G_CALLBACK (on_trouble), self);
  g_signal_connect_swapped (self->reader, "notify::is-reading", G_CALLBACK (on_reading_changed),
                            self);
}

void
gvt_read_aloud_set_words (GvtReadAloud *self, const char *const *words)
{
  g_return_if_fail (GVT_IS_READ_ALOUD (self));

  gvt_read_aloud_set_reading (self, FALSE);
  g_strfreev (self->words);
  self->words = g_strdupv ((char **) words);
}

const char *const *
gvt_read_aloud_get_words (GvtReadAloud *self)
{
  g_return_val_if_fail (GVT_IS_READ_ALOUD (self), NULL);
  return (const char *const *) self->words;
}

void
gvt_read_aloud_set_reading (GvtReadAloud *self, gboolean is_reading)
{
  g_autoptr (GvtScript) script = NULL;

  g_return_if_fail (GVT_IS_READ_ALOUD (self));
  if (gvt_read_aloud_get_reading (self) == is_reading || self->reader == NULL)
    return;

  show_trouble (self, "");
  if (!is_reading)
    {
      gvt_reader_stop (self->reader);
      return;
    }
  script = gvt_script_new (LANGUAGE);
  for (guint i = 0; self->words != NULL && self->words[i] != NULL; i++)
    gvt_script_say (script, self->words[i]);
  gvt_reader_read (self->reader, g_steal_pointer (&script));
}

gboolean
gvt_read_aloud_get_reading (GvtReadAloud *self)
{
  g_return_val_if_fail (GVT_IS_READ_ALOUD (self), FALSE);
  return self->reader != NULL && gvt_reader_is_reading (self->reader);
}
