/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-pdf.h"

#include <cairo-pdf.h>

#include "gvt-error.h"
#include "gvt-page.h"

static cairo_status_t
collect (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
draw_pages (
    const char *title, double width, double height, GvtPdfFunc draw, gpointer data, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (collect, bytes, width, height);
  cairo_t *cairo = cairo_create (surface);
  cairo_status_t status;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  draw (cairo, data);
  cairo_show_page (cairo);
  status = cairo_status (cairo);
  cairo_destroy (cairo);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);

  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));

  g_set_error (error, GVT_ERROR, GVT_ERROR_STATE, "Drawing \"%s\": %s", title,
               cairo_status_to_string (status));
  return NULL;
}

GBytes *
gvt_pdf_draw (const char *title, GvtPdfFunc draw, gpointer data, GError **error)
{
  return draw_pages (title, GVT_PAGE_WIDTH, GVT_PAGE_HEIGHT, draw, data, error);
}

GBytes *
gvt_pdf_draw_broad (const char *title, GvtPdfFunc draw, gpointer data, GError **error)
{
  return draw_pages (title, GVT_PAGE_HEIGHT, GVT_PAGE_WIDTH, draw, data, error);
}
