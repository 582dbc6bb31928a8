/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A text as a QR code: black on white in the dark too, with the quiet zone of four modules that
 * scanners need, each module the same whole number of pixels. Digits and capital letters alone are
 * packed as such (alphanumeric mode), anything else as bytes; error correction level M, which bears
 * some glare on a screen. As wide as it is given, up to four pixels a module, and as high.
 * Properties: "text" (nothing is drawn for %NULL, nor for more than one code holds), "label" (what
 * a screen reader says). */
#define GVT_TYPE_QR_VIEW (gvt_qr_view_get_type ())
G_DECLARE_FINAL_TYPE (GvtQrView, gvt_qr_view, GVT, QR_VIEW, GtkWidget)

/** gvt_qr_view_set_text: @text: (nullable). Returns: whether one code holds it */
gboolean gvt_qr_view_set_text (GvtQrView *self, const char *text);
/** gvt_qr_view_get_n_modules: Returns: along one side, the quiet zone included; 0 without a code */
guint gvt_qr_view_get_n_modules (GvtQrView *self);

G_END_DECLS
