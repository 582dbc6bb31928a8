/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-fold.h"

#define SIDEBAR_WIDTH 240
#define CONTENT_WIDTH 360

struct _GvtFold
{
  AdwBin parent_instance;

  AdwFlap *flap;
};

enum
{
  PROP_0,
  PROP_SIDEBAR,
  PROP_CONTENT,
  PROP_FOLDED,
  PROP_SIDEBAR_SHOWN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (GvtFold, gvt_fold, ADW_TYPE_BIN)

static void
on_folded_changed (GvtFold *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
}

static void
on_reveal_changed (GvtFold *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIDEBAR_SHOWN]);
}

static void
gvt_fold_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GvtFold *self = GVT_FOLD (object);

  switch (id)
    {
    case PROP_SIDEBAR:
      g_value_set_object (value, adw_flap_get_flap (self->flap));
      break;
    case PROP_CONTENT:
      g_value_set_object (value, adw_flap_get_content (self->flap));
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, gvt_fold_get_folded (self));
      break;
    case PROP_SIDEBAR_SHOWN:
      g_value_set_boolean (value, gvt_fold_get_sidebar_shown (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gvt_fold_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GvtFold *self = GVT_FOLD (object);
  GtkWidget *pane = id == PROP_SIDEBAR_SHOWN ? NULL : g_value_get_object (value);

  switch (id)
    {
    case PROP_SIDEBAR:
      gtk_widget_set_size_request (pane, SIDEBAR_WIDTH, -1);
      adw_flap_set_flap (self->flap, pane);
      break;
    case PROP_CONTENT:
      gtk_widget_set_size_request (pane, CONTENT_WIDTH, -1);
      gtk_widget_set_hexpand (pane, TRUE);
      adw_flap_set_content (self->flap, pane);
      break;
    case PROP_SIDEBAR_SHOWN:
      gvt_fold_set_sidebar_shown (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gvt_fold_class_init (GvtFoldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = gvt_fold_get_property;
  object_class->set_property = gvt_fold_set_property;

  properties[PROP_SIDEBAR] = g_param_spec_object ("sidebar", NULL, NULL, GTK_TYPE_WIDGET,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SIDEBAR_SHOWN] = g_param_spec_boolean ("sidebar-shown", NULL, NULL, TRUE,
                                                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                             | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
gvt_fold_init (GvtFold *self)
{
  self->flap = ADW_FLAP (adw_flap_new ());
  adw_flap_set_separator (self->flap, gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  g_signal_connect_object (self->flap, "notify::folded", G_CALLBACK (on_folded_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->flap, "notify::reveal-flap", G_CALLBACK (on_reveal_changed), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->flap));
}

gboolean
gvt_fold_get_folded (GvtFold *self)
{
  g_return_val_if_fail (GVT_IS_FOLD (self), FALSE);
  return adw_flap_get_folded (self->flap);
}

void
gvt_fold_set_sidebar_shown (GvtFold *self, gboolean is_shown)
{
  g_return_if_fail (GVT_IS_FOLD (self));
  adw_flap_set_reveal_flap (self->flap, is_shown);
}

gboolean
gvt_fold_get_sidebar_shown (GvtFold *self)
{
  g_return_val_if_fail (GVT_IS_FOLD (self), FALSE);
  return adw_flap_get_reveal_flap (self->flap);
}
