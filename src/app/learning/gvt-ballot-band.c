/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-ballot-band.h"

#include <math.h>

#define EQUAL_CONTRAST 0.179 /* where black and white text are read equally well (WCAG) */

struct _GvtBallotBand
{
  GtkWidget parent_instance;

  GdkRGBA colour;
};

G_DEFINE_FINAL_TYPE (GvtBallotBand, gvt_ballot_band, GTK_TYPE_WIDGET)

static void
gvt_ballot_band_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  graphene_rect_t box = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                            gtk_widget_get_height (widget));

  gtk_snapshot_append_color (snapshot, &GVT_BALLOT_BAND (widget)->colour, &box);
  GTK_WIDGET_CLASS (gvt_ballot_band_parent_class)->snapshot (widget, snapshot);
}

static void
gvt_ballot_band_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (gvt_ballot_band_parent_class)->dispose (object);
}

static void
gvt_ballot_band_class_init (GvtBallotBandClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_ballot_band_dispose;
  widget_class->snapshot = gvt_ballot_band_snapshot;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
gvt_ballot_band_init (GvtBallotBand *self)
{
}

static double
linear (float channel)
{
  return channel <= 0.04045f ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

GtkWidget *
gvt_ballot_band_new (const char *colour)
{
  GvtBallotBand *self = g_object_new (GVT_TYPE_BALLOT_BAND, NULL);
  double luminance;

  if (!gdk_rgba_parse (&self->colour, colour))
    g_return_val_if_reached (GTK_WIDGET (self));
  luminance = 0.2126 * linear (self->colour.red) + 0.7152 * linear (self->colour.green)
              + 0.0722 * linear (self->colour.blue);
  gtk_widget_add_css_class (GTK_WIDGET (self),
                            luminance > EQUAL_CONTRAST ? "ballot-on-light" : "ballot-on-dark");
  return GTK_WIDGET (self);
}
