/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-qr-view.h"

#include <qrencode.h>

#define QUIET       4 /* modules around it */
#define MIN_PIXELS  3 /* a module; less is hard to scan from a screen */
#define MOST_PIXELS 4 /* about seven centimetres in all on a usual laptop */

struct _GvtQrView
{
  GtkWidget parent_instance;

  char *text;
  char *label;
  QRcode *code; /* (nullable) */
};

enum
{
  PROP_0,
  PROP_TEXT,
  PROP_LABEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (GvtQrView, gvt_qr_view, GTK_TYPE_WIDGET)

static gboolean
is_dark (const QRcode *code, int x, int y)
{
  return (code->data[y * code->width + x] & 1) != 0;
}

/* Runs of dark modules in one row are one rectangle: no seams between them. */
static void
append_row (GtkSnapshot *snapshot, const QRcode *code, int y, float pixels)
{
  const GdkRGBA black = { 0, 0, 0, 1 };

  for (int x = 0; x < code->width; x++)
    {
      int begin = x;

      while (x < code->width && is_dark (code, x, y))
        x++;
      if (x > begin)
        gtk_snapshot_append_color (snapshot, &black,
                                   &GRAPHENE_RECT_INIT ((begin + QUIET) * pixels,
                                                        (y + QUIET) * pixels, (x - begin) * pixels,
                                                        pixels));
    }
}

static void
gvt_qr_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  const GdkRGBA white = { 1, 1, 1, 1 };
  GvtQrView *self = GVT_QR_VIEW (widget);
  int n_modules = gvt_qr_view_get_n_modules (self);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  int pixels = n_modules > 0 ? MIN (width, height) / n_modules : 0;
  int side = n_modules * pixels;

  if (pixels == 0)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((width - side) / 2, (height - side) / 2));
  gtk_snapshot_append_color (snapshot, &white, &GRAPHENE_RECT_INIT (0, 0, side, side));
  for (int y = 0; y < self->code->width; y++)
    append_row (snapshot, self->code, y, pixels);
  gtk_snapshot_restore (snapshot);
}

static GtkSizeRequestMode
gvt_qr_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
gvt_qr_view_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  int n_modules = gvt_qr_view_get_n_modules (GVT_QR_VIEW (widget));

  *minimum = n_modules * MIN_PIXELS;
  *natural = n_modules * MOST_PIXELS;
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    *minimum = *natural = CLAMP (for_size, *minimum, *natural);
}

static void
gvt_qr_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GvtQrView *self = GVT_QR_VIEW (object);

  switch (id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gvt_qr_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GvtQrView *self = GVT_QR_VIEW (object);

  switch (id)
    {
    case PROP_TEXT:
      gvt_qr_view_set_text (self, g_value_get_string (value));
      break;
    case PROP_LABEL:
      g_free (self->label);
      self->label = g_value_dup_string (value);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      self->label != NULL ? self->label : "", -1);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gvt_qr_view_finalize (GObject *object)
{
  GvtQrView *self = GVT_QR_VIEW (object);

  g_free (self->text);
  g_free (self->label);
  g_clear_pointer (&self->code, QRcode_free);
  G_OBJECT_CLASS (gvt_qr_view_parent_class)->finalize (object);
}

static void
gvt_qr_view_class_init (GvtQrViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gvt_qr_view_get_property;
  object_class->set_property = gvt_qr_view_set_property;
  object_class->finalize = gvt_qr_view_finalize;
  widget_class->snapshot = gvt_qr_view_snapshot;
  widget_class->get_request_mode = gvt_qr_view_get_request_mode;
  widget_class->measure = gvt_qr_view_measure;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
gvt_qr_view_init (GvtQrView *self)
{
}

gboolean
gvt_qr_view_set_text (GvtQrView *self, const char *text)
{
  g_return_val_if_fail (GVT_IS_QR_VIEW (self), FALSE);

  if (g_strcmp0 (self->text, text) != 0)
    {
      g_free (self->text);
      self->text = g_strdup (text);
      g_clear_pointer (&self->code, QRcode_free);
      /* Letters and digits are packed as such by themselves: the mode is for the rest. */
      if (text != NULL && *text != '\0')
        self->code = QRcode_encodeString (text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
    }
  return self->code != NULL;
}

guint
gvt_qr_view_get_n_modules (GvtQrView *self)
{
  g_return_val_if_fail (GVT_IS_QR_VIEW (self), 0);
  return self->code != NULL ? self->code->width + 2 * QUIET : 0;
}
