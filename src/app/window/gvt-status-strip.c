/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-status-strip.h"

#include <glib/gi18n-lib.h>

#include "gvt-squeezer.h"
#include "gvt-text.h"
#include "gvt-ui.h"

struct _GvtStatusStrip
{
  AdwBin parent_instance;

  GtkButton *button;
  GtkImage *unsent_icon;
  GtkLabel *unsent_label;
  GtkLabel *unsent_figure;
  GtkImage *network_icon;
  GtkLabel *network_label;
  GtkWidget *backup_box;
  GtkLabel *backup_label;
  char *backup_note; /* (nullable) */
  guint64 n_unsent;
  gboolean is_online;
  gboolean is_talking;
};

enum
{
  PROP_0,
  PROP_N_UNSENT,
  PROP_IS_ONLINE,
  PROP_IS_TALKING,
  PROP_BACKUP_NOTE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (GvtStatusStrip, gvt_status_strip, ADW_TYPE_BIN)

static char *
describe_unsent (guint64 n_unsent, gboolean is_talking)
{
  g_autofree char *figure = gvt_text_number (n_unsent);

  if (is_talking)
    return g_strdup (_ ("Synchronising"));

  if (n_unsent == 0)
    return g_strdup (_ ("All sent"));
  /* Translators: %s is the number of records */
  return g_strdup_printf (ngettext ("%s not sent yet", "%s not sent yet", MIN (n_unsent, 1000)),
                          figure);
}

/* What the eye reads off icons. */
static char *
describe_whole (GvtStatusStrip *self, const char *unsent, const char *network)
{
  if (self->backup_note == NULL)
    /* Translators: for screen readers: what is unsent, then the network */
    return g_strdup_printf (_ ("%s. %s. Open the ledger"), unsent, network);
  /* Translators: for screen readers: what is unsent, then the network, then the backup */
  return g_strdup_printf (_ ("%s. %s. %s. Open the ledger"), unsent, network, self->backup_note);
}

static void
update (GvtStatusStrip *self)
{
  g_autofree char *figure = gvt_text_number (self->n_unsent);
  g_autofree char *unsent = describe_unsent (self->n_unsent, self->is_talking);
  const char *network = self->is_online ? _ ("Network available") : _ ("No network yet");
  g_autofree char *whole = describe_whole (self, unsent, network);

  gtk_image_set_from_icon_name (self->unsent_icon, self->n_unsent == 0 && !self->is_talking
                                                       ? "object-select-symbolic"
                                                       : "emblem-synchronizing-symbolic");
  gtk_label_set_label (self->unsent_label, unsent);
  gtk_label_set_label (self->unsent_figure, self->n_unsent > 0 ? figure : "");
  gtk_image_set_from_icon_name (self->network_icon, self->is_online
                                                        ? "network-transmit-receive-symbolic"
                                                        : "network-offline-symbolic");
  gtk_label_set_label (self->network_label, network);
  gtk_widget_set_visible (GTK_WIDGET (self->network_label), !self->is_online);
  gtk_label_set_label (self->backup_label, self->backup_note != NULL ? self->backup_note : "");
  gtk_widget_set_visible (self->backup_box, self->backup_note != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), whole);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  whole, -1);
}

static void
gvt_status_strip_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GvtStatusStrip *self = GVT_STATUS_STRIP (object);

  switch (id)
    {
    case PROP_N_UNSENT:
      g_value_set_uint64 (value, self->n_unsent);
      break;
    case PROP_IS_ONLINE:
      g_value_set_boolean (value, self->is_online);
      break;
    case PROP_IS_TALKING:
      g_value_set_boolean (value, self->is_talking);
      break;
    case PROP_BACKUP_NOTE:
      g_value_set_string (value, self->backup_note);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gvt_status_strip_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GvtStatusStrip *self = GVT_STATUS_STRIP (object);

  switch (id)
    {
    case PROP_N_UNSENT:
      self->n_unsent = g_value_get_uint64 (value);
      break;
    case PROP_IS_ONLINE:
      self->is_online = g_value_get_boolean (value);
      break;
    case PROP_IS_TALKING:
      self->is_talking = g_value_get_boolean (value);
      break;
    case PROP_BACKUP_NOTE:
      g_free (self->backup_note);
      self->backup_note = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
  update (self);
}

static void
gvt_status_strip_finalize (GObject *object)
{
  g_free (GVT_STATUS_STRIP (object)->backup_note);
  G_OBJECT_CLASS (gvt_status_strip_parent_class)->finalize (object);
}

static void
gvt_status_strip_class_init (GvtStatusStripClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gvt_status_strip_get_property;
  object_class->set_property = gvt_status_strip_set_property;
  object_class->finalize = gvt_status_strip_finalize;

  properties[PROP_N_UNSENT] = g_param_spec_uint64 ("n-unsent", NULL, NULL, 0, G_MAXUINT64, 0,
                                                   flags);
  properties[PROP_IS_ONLINE] = g_param_spec_boolean ("is-online", NULL, NULL, FALSE, flags);
  properties[PROP_IS_TALKING] = g_param_spec_boolean ("is-talking", NULL, NULL, FALSE, flags);
  properties[PROP_BACKUP_NOTE] = g_param_spec_string ("backup-note", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (GVT_TYPE_SQUEEZER);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-status-strip.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtStatusStrip, button);
  gtk_widget_class_bind_template_child (widget_class, GvtStatusStrip, unsent_icon);
  gtk_widget_class_bind_template_child (widget_class, GvtStatusStrip, unsent_label);
  gtk_widget_class_bind_template_child (widget_class, GvtStatusStrip, unsent_figure);
  gtk_widget_class_bind_template_child (widget_class, GvtStatusStrip, network_icon);
  gtk_widget_class_bind_template_child (widget_class, GvtStatusStrip, network_label);
  gtk_widget_class_bind_template_child (widget_class, GvtStatusStrip, backup_box);
  gtk_widget_class_bind_template_child (widget_class, GvtStatusStrip, backup_label);
}

static void
gvt_status_strip_init (GvtStatusStrip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}
