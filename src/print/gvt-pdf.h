/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/** GvtPdfFunc: draws all pages; what stands on the last one is shown without cairo_show_page() */
typedef void (*GvtPdfFunc) (cairo_t *cairo, gpointer data);

/** gvt_pdf_draw: a document of A4 pages (gvt-page.h), its text selectable and its fonts inside.
 * @title is what a reader's window is called. Any thread. Returns: (transfer full) (nullable) */
GBytes *gvt_pdf_draw (const char *title, GvtPdfFunc draw, gpointer data, GError **error);
/** gvt_pdf_draw_broad: the same on its side: %GVT_PAGE_HEIGHT broad, %GVT_PAGE_WIDTH high */
GBytes *gvt_pdf_draw_broad (const char *title, GvtPdfFunc draw, gpointer data, GError **error);

G_END_DECLS
