/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-fold.h"

struct _GvtFold
{
  AdwBin parent_instance;

  AdwFlap *flap;
  int sidebar_width;
  int content_width;
  guint notify_id; /* 0 unless a notification is on its way */
};

enum
{
  PROP_0,
  PROP_SIDEBAR,
  PROP_CONTENT,
  PROP_SIDEBAR_WIDTH,
  PROP_CONTENT_WIDTH,
  PROP_FOLDED,
  PROP_SIDEBAR_SHOWN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (GvtFold, gvt_fold, ADW_TYPE_BIN)

static gboolean
notify_folded (gpointer data)
{
  GvtFold *self = data;

  self->notify_id = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
  return G_SOURCE_REMOVE;
}

/* A flap folds while it is given its size: whoever then shows or hides a widget around it would
 * leave that one without a size. So it is told when sizes are settled. */
static void
on_folded_changed (GvtFold *self)
{
  if (self->notify_id == 0)
    self->notify_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, notify_folded, self, NULL);
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
    case PROP_SIDEBAR_WIDTH:
      g_value_set_int (value, self->sidebar_width);
      break;
    case PROP_CONTENT_WIDTH:
      g_value_set_int (value, self->content_width);
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
set_pane (GvtFold *self, guint id, GtkWidget *pane)
{
  gboolean is_sidebar = id == PROP_SIDEBAR;

  gtk_widget_set_size_request (pane, is_sidebar ? self->sidebar_width : self->content_width, -1);
  if (is_sidebar)
    {
      adw_flap_set_flap (self->flap, pane);
      return;
    }
  gtk_widget_set_hexpand (pane, TRUE);
  adw_flap_set_content (self->flap, pane);
}

static void
gvt_fold_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GvtFold *self = GVT_FOLD (object);

  switch (id)
    {
    case PROP_SIDEBAR:
    case PROP_CONTENT:
      set_pane (self, id, g_value_get_object (value));
      break;
    case PROP_SIDEBAR_WIDTH:
      self->sidebar_width = g_value_get_int (value);
      break;
    case PROP_CONTENT_WIDTH:
      self->content_width = g_value_get_int (value);
      break;
    case PROP_SIDEBAR_SHOWN:
      gvt_fold_set_sidebar_shown (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gvt_fold_dispose (GObject *object)
{
  g_clear_handle_id (&GVT_FOLD (object)->notify_id, g_source_remove);
  G_OBJECT_CLASS (gvt_fold_parent_class)->dispose (object);
}

static void
gvt_fold_class_init (GvtFoldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = gvt_fold_dispose;

  object_class->get_property = gvt_fold_get_property;
  object_class->set_property = gvt_fold_set_property;

  properties[PROP_SIDEBAR] = g_param_spec_object ("sidebar", NULL, NULL, GTK_TYPE_WIDGET,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SIDEBAR_WIDTH] = g_param_spec_int ("sidebar-width", NULL, NULL, 100, 1000, 240,
                                                     G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                         | G_PARAM_STATIC_STRINGS);
  properties[PROP_CONTENT_WIDTH] = g_param_spec_int ("content-width", NULL, NULL, 100, 1000, 360,
                                                     G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                         | G_PARAM_STATIC_STRINGS);
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
