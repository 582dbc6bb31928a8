/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-squeezer.h"

struct _GvtSqueezer
{
  AdwBin parent_instance;

  AdwSqueezer *squeezer;
};

enum
{
  PROP_0,
  PROP_WIDE,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (GvtSqueezer, gvt_squeezer, ADW_TYPE_BIN)

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
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gvt_squeezer_class_init (GvtSqueezerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = gvt_squeezer_set_property;
  properties[PROP_WIDE] = g_param_spec_object ("wide", NULL, NULL, GTK_TYPE_WIDGET,
                                               G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] = g_param_spec_object ("narrow", NULL, NULL, GTK_TYPE_WIDGET,
                                                 G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
gvt_squeezer_init (GvtSqueezer *self)
{
  self->squeezer = ADW_SQUEEZER (adw_squeezer_new ());
  adw_squeezer_set_homogeneous (self->squeezer, FALSE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->squeezer));
}
