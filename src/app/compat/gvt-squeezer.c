/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-squeezer.h"

struct _GvtSqueezer
{
  AdwBin parent_instance;

  AdwSqueezer *squeezer;
  GtkWidget *narrow; /* borrowed */
  guint tell_id;
};

enum
{
  PROP_0,
  PROP_WIDE,
  PROP_NARROW,
  PROP_IS_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (GvtSqueezer, gvt_squeezer, ADW_TYPE_BIN)

static gboolean
tell (gpointer data)
{
  GvtSqueezer *self = data;

  self->tell_id = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_NARROW]);
  return G_SOURCE_REMOVE;
}

/* Not while the sizes are being given out: who listens may ask for others. But before the next are:
 * where a laptop draws without a pause, a title would stand there twice, or not at all. */
static void
on_squeezed (GvtSqueezer *self)
{
  if (self->tell_id == 0)
    self->tell_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, tell, self, NULL);
}

static void
gvt_squeezer_dispose (GObject *object)
{
  g_clear_handle_id (&GVT_SQUEEZER (object)->tell_id, g_source_remove);
  G_OBJECT_CLASS (gvt_squeezer_parent_class)->dispose (object);
}

static void
gvt_squeezer_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GvtSqueezer *self = GVT_SQUEEZER (object);

  switch (id)
    {
    case PROP_IS_NARROW:
      g_value_set_boolean (value,
                           self->narrow != NULL
                               && adw_squeezer_get_visible_child (self->squeezer) == self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* Wide is set first, for a squeezer tries its children in the order they were added. */
static void
gvt_squeezer_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GvtSqueezer *self = GVT_SQUEEZER (object);

  switch (id)
    {
    case PROP_WIDE:
    case PROP_NARROW:
      adw_squeezer_add (self->squeezer, g_value_get_object (value));
      if (id == PROP_NARROW)
        self->narrow = g_value_get_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gvt_squeezer_class_init (GvtSqueezerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = gvt_squeezer_dispose;
  object_class->get_property = gvt_squeezer_get_property;
  object_class->set_property = gvt_squeezer_set_property;
  properties[PROP_WIDE] = g_param_spec_object ("wide", NULL, NULL, GTK_TYPE_WIDGET,
                                               G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] = g_param_spec_object ("narrow", NULL, NULL, GTK_TYPE_WIDGET,
                                                 G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_IS_NARROW] = g_param_spec_boolean ("is-narrow", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
gvt_squeezer_init (GvtSqueezer *self)
{
  self->squeezer = ADW_SQUEEZER (adw_squeezer_new ());
  adw_squeezer_set_homogeneous (self->squeezer, FALSE);
  g_signal_connect_swapped (self->squeezer, "notify::visible-child", G_CALLBACK (on_squeezed),
                            self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->squeezer));
}
